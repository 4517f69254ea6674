// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// pn2.mjs IN.pn2 OUT.geojson: Marble's PN2 vectors as GeoJSON.
//
// Big-endian: u8 version (2), u32 number of placemarks, u8 flag; then records of u8 kind, u32 id. Kind 4 (several parts):
// u8 number of parts, which follow as records. Else u32 n absolute nodes, each i16 latitude, i16 longitude (1/120 degree),
// i16 k, and k pairs of i8 offsets (latitude, longitude) from that node.
import fs from 'node:fs';
import { writeFeatures } from './geometry.mjs';

const LINE = 0, RING = 1, OUTER = 2, INNER = 3, SEVERAL = 4;
const UNITS = 120;

class Reader {
    constructor(path) {
        this.bytes = fs.readFileSync(path);
        this.at = 0;
        if (this.u8() !== 2) throw new Error(`${path}: not PN2 version 2`);
        this.u32();
        this.u8();
    }
    u8() { return this.bytes[this.at++]; }
    i8() { return this.bytes.readInt8(this.at++); }
    i16() { return this.bytes.readInt16BE((this.at += 2) - 2); }
    u32() { return this.bytes.readUInt32BE((this.at += 4) - 4); }
    get done() { return this.at >= this.bytes.length; }

    points() {
        const points = [];
        const add = (lat, lon) => points.push([+(lon / UNITS).toFixed(5), +(lat / UNITS).toFixed(5)]);
        for (let nodes = this.u32(); nodes > 0; --nodes) {
            const [lat, lon] = [this.i16(), this.i16()];
            add(lat, lon);
            for (let offsets = this.i16(); offsets > 0; --offsets) {
                const [dlat, dlon] = [this.i8(), this.i8()];
                add(lat + dlat, lon + dlon);
            }
        }
        return points;
    }

    // The parts of one record, as {kind, points}.
    record() {
        const kind = this.u8();
        this.u32();
        if (kind !== SEVERAL) return [{ kind, points: this.points() }];
        return Array.from({ length: this.u8() }, () => this.record()).flat();
    }
}

const closed = points => (String(points[0]) === String(points.at(-1)) ? points : [...points, points[0]]);

const [input, output] = process.argv.slice(2);
const reader = new Reader(input);
const features = [];
const feature = (type, coordinates) => features.push({ type: 'Feature', properties: {}, geometry: { type, coordinates } });
while (!reader.done) {
    for (const { kind, points } of reader.record()) {
        if (kind === LINE) { if (points.length > 1) feature('LineString', points); }
        else if (points.length < 3) continue;
        else if (kind === INNER) features.at(-1).geometry.coordinates.push(closed(points));
        else if (kind === OUTER || kind === RING) feature('Polygon', [closed(points)]);
        else throw new Error(`${input}: unknown kind ${kind}`);
    }
}
writeFeatures(output, features);
