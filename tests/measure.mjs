#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
//
// tests/measure [FOLDER]: how the house stands: the main window's methods, members and lines, folders that include each
// other, circles of files, long files and long functions. Of FOLDER, else of the checkout that this stands in, so that
// two states can be compared. tests/measure --cold also runs .ci/run in a clean clone and says how long it took and how
// much room it needed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const words = process.argv.slice(2).filter((word) => word !== "--cold");
const root = resolve(words[0] ?? join(dirname(fileURLToPath(import.meta.url)), ".."));
const rooms = ["app", "widgets", "datasets"];

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "bundled" ? [] : filesBelow(path);
    return /\.(cpp|h)$/.test(entry.name) ? [path] : [];
  });
}

const files = rooms.flatMap((room) => filesBelow(join(root, room)));
const texts = new Map(files.map((path) => [relative(root, path), readFileSync(path, "utf8")]));
const linesOf = (text) => text.split("\n").length - 1;

// ---- the main window

const ownsWindow = [...texts].filter(([, text]) => /\bMainWindow::|class MainWindow\b(?!;)/.test(text));
const header = ownsWindow.find(([, text]) => /class MainWindow\b[^;{]*\{/.test(text));
const body = header[1].slice(header[1].search(/class MainWindow\b[^;{]*\{/));
const declared = body.slice(0, body.search(/\n\};/)).split("\n");
const members = declared.filter((line) => /\bm_\w+.*;/.test(line) && !/\breturn\b/.test(line)).length;
const methods = declared.filter((line) => /^\s+[\w~].*\)(\s*(const|override|noexcept))*\s*(;|\{.*\})\s*(\/\/.*)?$/.test(line) && !/\bm_\w+\s*[;{=]/.test(line.replace(/\{.*\}/, ""))).length;
const windowFiles = ownsWindow.filter(([path, text]) => path === header[0] || /\n[^\s/][^\n]*\bMainWindow::\w+\(/.test(text));
const windowLines = windowFiles.reduce((sum, [, text]) => sum + linesOf(text), 0);

// ---- includes

const includes = new Map([...texts].map(([path, text]) => [path, [...text.matchAll(/^#include "([^"]+)"/gm)].map((m) => m[1]).filter((name) => texts.has(name) && name !== path)]));
const arrows = new Map();
for (const [path, names] of includes)
  for (const name of names)
    if (dirname(path) !== dirname(name)) {
      const key = `${dirname(path)} ${dirname(name)}`;
      arrows.set(key, (arrows.get(key) ?? 0) + 1);
    }
const twoWay = [...arrows.keys()].filter((key) => { const [from, to] = key.split(" "); return from < to && arrows.has(`${to} ${from}`); });

// A class is a header with its source: what the source includes counts for both.
const unitOf = (path) => path.replace(/\.(cpp|h)$/, "");
const units = new Map();
for (const [path, names] of includes) {
  const unit = unitOf(path);
  const known = units.get(unit) ?? new Set();
  for (const name of names) if (unitOf(name) !== unit) known.add(unitOf(name));
  units.set(unit, known);
}
function circles(graph) {
  let index = 0;
  const state = new Map(), stack = [], found = [];
  const visit = (node) => {
    const own = { index, low: index++, onStack: true };
    state.set(node, own);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const there = state.get(next);
      if (!there) own.low = Math.min(own.low, visit(next).low);
      else if (there.onStack) own.low = Math.min(own.low, there.index);
    }
    if (own.low === own.index) {
      const group = [];
      for (let last; last !== node; ) {
        last = stack.pop();
        state.get(last).onStack = false;
        group.push(last);
      }
      if (group.length > 1) found.push(group.reverse());
    }
    return own;
  };
  for (const node of graph.keys()) if (!state.has(node)) visit(node);
  return found;
}
const fileCircles = circles(units);

// ---- sizes

const longFiles = [...texts].map(([path, text]) => [linesOf(text), path]).filter(([lines]) => lines > 400).sort((a, b) => b[0] - a[0]);
const longFunctions = [];
for (const [path, text] of texts) {
  if (!path.endsWith(".cpp")) continue;
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; ++i)
    if (lines[i] === "{" && i > 0 && !/^(namespace|struct|class|enum)\b/.test(lines[i - 1])) {
      let end = i;
      while (end < lines.length && lines[end] !== "}") ++end;
      if (end - i > 60) longFunctions.push([end - i, `${path}:${i}`]);
    }
}

const list = (rows) => rows.map((row) => `    ${row}`).join("\n");
const print = (name, value, rows = []) => console.log(`${name.padEnd(42)} ${value}${rows.length ? "\n" + list(rows) : ""}`);
print("MainWindow, methods", methods);
print("MainWindow, members", members);
print("MainWindow, lines in its files", `${windowLines} (${windowFiles.length} files)`);
print("files (app, widgets, datasets)", files.length);
print("pairs of folders that include each other", twoWay.length, twoWay.map((key) => key.replace(" ", " <-> ")));
print("circles of files", fileCircles.length, fileCircles.map((group) => group.join(", ")));
print("files over 400 lines", longFiles.length, longFiles.map(([lines, path]) => `${lines} ${path}`));
print("functions over 60 lines", longFunctions.length, longFunctions.map(([lines, place]) => `${lines} ${place}`));

if (process.argv.includes("--cold")) {
  const clone = mkdtempSync(join(tmpdir(), "kohkan-cold-"));
  execFileSync("git", ["clone", "-q", root, clone]);
  const begun = Date.now();
  const run = spawnSync(join(clone, ".ci/run"), { cwd: clone, env: { ...process.env, CCACHE_DISABLE: "1" }, stdio: ["ignore", "inherit", "inherit"] });
  print(".ci/run in a clean clone, seconds", `${Math.round((Date.now() - begun) / 1000)}${run.status === 0 ? "" : ` (it failed: ${run.status})`}`);
  print("room that it took, MB", Math.round(Number(execFileSync("du", ["-sk", clone]).toString().split("\t")[0]) / 1024));
}
