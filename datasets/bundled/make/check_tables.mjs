// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// check_tables.mjs [FOLDER]: holds a set of tables against the schema: headers, types, unique ids, references. The schema is
// that of FOLDER, or else the shipped one. Prints every problem; exit 1 if there is one.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTable } from './csv.mjs';

const shipped = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const INTEGER = /^-?(0|[1-9]\d*)$/;

function isDate(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match) return false;
    const [year, month, day] = [match[1], match[2] ?? '01', match[3] ?? '01'];
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

// A partial date, or an interval of two; `..` is an open end. The end is the last moment of what it names.
function isDateOrInterval(text) {
    const [start, end, more] = text.split('/');
    if (end === undefined) return isDate(text);
    if (more !== undefined || (start === '..' && end === '..')) return false;
    if (![start, end].every(side => side === '..' || isDate(side))) return false;
    return start === '..' || end === '..' || start <= `${end}~`;
}

const tagsOf = text => (text === '' ? [] : text.split(';').map(tag => tag.trim()));
const TYPES = {
    text: text => text === text.trim(),
    number: text => DECIMAL.test(text),
    integer: text => INTEGER.test(text),
    date: isDateOrInterval,
    tags: text => tagsOf(text).every(tag => tag !== ''),
};
const LIMITS = { lon: 180, lat: 90 };

export function readSchema(folder) {
    const own = path.join(folder, 'schema.csv');
    const tables = new Map();
    for (const column of readTable(fs.existsSync(own) ? own : path.join(shipped, 'schema.csv')).rows) {
        if (!tables.has(column.table)) tables.set(column.table, []);
        tables.get(column.table).push(column);
    }
    return tables;
}

export const keyOf = (columns, row) => columns.filter(({ key }) => key === 'yes').map(({ column }) => row[column]).join(' line ');

// Map of table -> rows; what can't be read is a problem.
export function readTables(folder, schema, problems = []) {
    const tables = new Map();
    for (const [name, columns] of schema) {
        const file = path.join(folder, `${name}.csv`);
        if (!fs.existsSync(file)) { problems.push(`${name}.csv is missing`); continue; }
        try {
            const bytes = fs.readFileSync(file);
            if (bytes.includes('\r')) problems.push(`${name}.csv has CR line ends; LF is wanted`);
            const { header, rows } = readTable(file);
            const wanted = columns.map(({ column }) => column).join();
            if (header.join() !== wanted) problems.push(`${name}.csv has the header ${header.join()}, but the schema says ${wanted}`);
            else tables.set(name, rows);
        } catch (error) {
            problems.push(`${name}.csv: ${error.message}`);
        }
    }
    return tables;
}

function checkSchema(schema, problems) {
    for (const [table, columns] of schema) {
        if (!columns.some(({ key }) => key === 'yes')) problems.push(`schema.csv: ${table} has no key`);
        for (const { column, type, list } of columns) {
            if (!(type in TYPES)) problems.push(`schema.csv: ${table}.${column} has the unknown type ${type}`);
            if ((type === 'tags') !== (list === 'yes')) problems.push(`schema.csv: ${table}.${column} is ${type} with list ${list}`);
        }
    }
}

function checkRows(name, columns, rows, problems) {
    const seen = new Set();
    for (const row of rows) {
        const key = keyOf(columns, row);
        if (seen.has(key)) problems.push(`${name} ${key}: the id stands twice`);
        seen.add(key);
        for (const { column, type, key: isKey } of columns) {
            const value = row[column];
            if (isKey === 'yes' && value === '') problems.push(`${name}: a row has no ${column}`);
            if (value === '') continue;
            if (!TYPES[type]?.(value)) problems.push(`${name} ${key}: ${column} is not ${type}: "${value}"`);
            if (column in LIMITS && Math.abs(value) > LIMITS[column]) problems.push(`${name} ${key}: ${column} is out of range: ${value}`);
        }
    }
}

function checkReferences(name, columns, tables, problems) {
    for (const { column, type, reference } of columns.filter(item => item.reference)) {
        const [table, target] = reference.split('.');
        if (!tables.has(table)) { problems.push(`${name}.${column}: there is no table for ${reference}`); continue; }
        const known = new Set(tables.get(table).map(row => row[target]));
        for (const row of tables.get(name))
            for (const value of type === 'tags' ? tagsOf(row[column]) : [row[column]].filter(Boolean))
                if (!known.has(value)) problems.push(`${name} ${keyOf(columns, row)}: ${column} names "${value}", which is not in ${reference}`);
    }
}

export function checkTables(folder) {
    const problems = [];
    const schema = readSchema(folder);
    checkSchema(schema, problems);
    const tables = readTables(folder, schema, problems);
    for (const [name, rows] of tables) checkRows(name, schema.get(name), rows, problems);
    for (const name of tables.keys()) checkReferences(name, schema.get(name), tables, problems);
    return { schema, tables, problems };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const folder = process.argv[2] ?? shipped;
    const { tables, problems } = checkTables(folder);
    problems.forEach(problem => console.error(problem));
    if (problems.length) {
        console.error(`${problems.length === 1 ? 'One problem' : `${problems.length} problems`} in the tables of ${folder}`);
        process.exit(1);
    }
    console.log(`${tables.size} tables, ${[...tables.values()].reduce((sum, rows) => sum + rows.length, 0)} rows: nothing wrong`);
}
