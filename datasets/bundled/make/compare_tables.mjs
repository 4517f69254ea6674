// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// compare_tables.mjs OLD NEW: the difference per table: rows added, removed and changed by id, and which columns changed.
import { keyOf, readSchema, readTables } from './check_tables.mjs';

const [oldFolder, newFolder] = process.argv.slice(2);
const oldSchema = readSchema(oldFolder);
const newSchema = readSchema(newFolder);
const problems = [];
const oldTables = readTables(oldFolder, oldSchema, problems);
const newTables = readTables(newFolder, newSchema, problems);
if (problems.length) {
    problems.forEach(problem => console.error(problem));
    process.exit(1);
}

const byKey = (columns, rows) => new Map(rows.map(row => [keyOf(columns, row), row]));
let differences = 0, removals = 0;
for (const name of new Set([...oldTables.keys(), ...newTables.keys()])) {
    const before = byKey(oldSchema.get(name) ?? [], oldTables.get(name) ?? []);
    const after = byKey(newSchema.get(name) ?? [], newTables.get(name) ?? []);
    const lines = [];
    for (const [key, row] of after) {
        const old = before.get(key);
        if (!old) { lines.push(`  + ${key}`); continue; }
        const changed = [...new Set([...Object.keys(old), ...Object.keys(row)])].filter(column => old[column] !== row[column]);
        if (changed.length) lines.push(`  ~ ${key}: ${changed.join(', ')}`);
    }
    const removed = [...before.keys()].filter(key => !after.has(key));
    removals += removed.length;
    lines.push(...removed.map(key => `  - ${key}`));
    differences += lines.length;
    if (lines.length) console.log([`${name}: ${before.size} rows -> ${after.size}`, ...lines].join('\n'));
}
if (!differences) console.log('No row differs');
if (removals) console.log(`Ids are never used again: ${removals} would go for good (marked -). A correction keeps its id.`);
