// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// RFC 4180 tables as arrays of rows. A quote where none may stand, or a row of another length, is an error with its line.
import fs from 'node:fs';

export function parseCsv(text) {
    const rows = [];
    let row = [], field = '', quoted = false, wasQuoted = false, line = 1;
    const fail = what => { throw new Error(`line ${line}: ${what}`); };
    const endField = () => { row.push(field); field = ''; wasQuoted = false; };
    const endRow = () => { endField(); rows.push(row); row = []; };
    for (let i = 0; i < text.length; ++i) {
        const c = text[i];
        if (c === '\n') ++line;
        if (quoted) {
            if (c !== '"') field += c;
            else if (text[i + 1] === '"') { field += '"'; ++i; }
            else { quoted = false; wasQuoted = true; }
        } else if (c === ',') endField();
        else if (c === '\n') endRow();
        else if (c === '\r' && text[i + 1] === '\n') continue;
        else if (c === '"' && field === '' && !wasQuoted) quoted = true;
        else if (c === '"' || wasQuoted) fail('a quote inside an unquoted field, or text after a quoted one');
        else field += c;
    }
    if (quoted) fail('a quoted field does not end');
    if (field !== '' || row.length) endRow();
    return rows;
}

// {header, rows}: every row an object by column name.
export function readTable(path) {
    const bytes = fs.readFileSync(path);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [header = [], ...rows] = parseCsv(text);
    rows.forEach((row, i) => {
        if (row.length !== header.length) throw new Error(`row ${i + 2}: ${row.length} fields, not ${header.length}`);
    });
    return { header, rows: rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i]]))) };
}
