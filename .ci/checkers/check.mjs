// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// check.mjs MODULES EXPORT.geojson TABLE.csv PICTURE.png WIDTHxHEIGHT: looks at what the program wrote by other means than the
// program: two GeoJSON checkers of others, the rows of the table, the header of the picture.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { readTable } from '../../datasets/bundled/make/csv.mjs';

const [modules, geojson, table, picture, size] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'package.json'));
const { check } = require('@placemarkio/check-geojson');
const { hint } = require('@mapbox/geojsonhint');

const problems = [];
const expect = (holds, what) => { if (!holds) problems.push(what); };
const first = (items, show) => items.slice(0, 5).map(show).join('; ');

const text = fs.readFileSync(geojson, 'utf8');
try {
    check(text);
} catch (error) {
    problems.push(`check-geojson: ${first(error.issues ?? [error], issue => issue.message)}`);
}
// Seven digits are what we promise (a centimetre); geojsonhint would rather have six.
const hints = hint(text, { precisionWarning: false });
expect(!hints.length, `geojsonhint: ${first(hints, item => `line ${item.line}: ${item.message}`)}`);

const { features, crs } = JSON.parse(text);
const { rows } = readTable(table);
const keyed = new Map(features.map(feature => [feature.properties.id, feature]));
expect(features.length === rows.length, `${features.length} features, but ${rows.length} rows in the table`);
expect(crs === undefined, 'a crs member, which RFC 7946 has not');
const wrong = rows.filter(row => {
    const [lon, lat] = keyed.get(row.id)?.geometry?.coordinates ?? [];
    return keyed.get(row.id)?.id !== row.id || !(Math.abs(lon - row.lon) < 1e-7) || !(Math.abs(lat - row.lat) < 1e-7);
});
expect(!wrong.length, `id or coordinates differ from the table: ${first(wrong, row => row.id)}`);

const listing = execFileSync('ogrinfo', ['-ro', '-so', '-al', geojson], { encoding: 'utf8' });
const counted = /^Feature Count: (\d+)$/m.exec(listing)?.[1];
expect(Number(counted) === rows.length, `ogrinfo counts ${counted} features`);

const png = fs.readFileSync(picture);
expect(png.subarray(1, 4).toString() === 'PNG', `${picture} is not a PNG`);
expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}` === size, `the picture is not ${size}`);
expect(png.length > 20000, `the picture has only ${png.length} bytes: is it empty?`);

problems.forEach(problem => console.error(problem));
if (!problems.length) console.log(`${features.length} features and a picture of ${size}: nothing wrong`);
process.exit(problems.length ? 1 : 0);
