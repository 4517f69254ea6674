// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// Small geometry shared by the map scripts. Coordinates are rounded to 1e-5 degree (about one metre) once, on entry: at
// that precision the 1:10 m admin-1 polygons meet vertex by vertex, so that shared edges need no snapping.
import fs from 'node:fs';

const SCALE = 1e5;
export const round = ([lon, lat]) => [Math.round(lon * SCALE) / SCALE, Math.round(lat * SCALE) / SCALE];
export const vertexKey = ([lon, lat]) => `${Math.round(lon * SCALE)},${Math.round(lat * SCALE)}`;
export const segmentKey = (a, b) => (a < b ? `${a};${b}` : `${b};${a}`);
const vertex = key => key.split(',').map(number => number / SCALE);

export const readFeatures = path => JSON.parse(fs.readFileSync(path, 'utf8')).features.filter(feature => feature.geometry);
export const polygonsOf = geometry => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
export const linesOf = geometry => (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates);

export function writeFeatures(path, features) {
    fs.writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
}

export function boundingBox(geometry) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const visit = item => {
        if (typeof item[0] !== 'number') return item.forEach(visit);
        box[0] = Math.min(box[0], item[0]);
        box[1] = Math.min(box[1], item[1]);
        box[2] = Math.max(box[2], item[0]);
        box[3] = Math.max(box[3], item[1]);
    };
    visit(geometry.coordinates);
    return box;
}

export function roundPolygons(geometry) {
    const ring = points => points.map(round).filter((point, i, all) => i === 0 || vertexKey(point) !== vertexKey(all[i - 1]));
    const polygons = polygonsOf(geometry).map(rings => rings.map(ring).filter(points => points.length >= 4));
    return { type: 'MultiPolygon', coordinates: polygons.filter(rings => rings.length) };
}

// Every undirected edge of the polygons -> the indices of the features that own it (one: coast; two: a shared border).
export function edgeOwners(features) {
    const owners = new Map();
    features.forEach((feature, index) => {
        for (const ring of polygonsOf(feature.geometry).flat())
            for (let i = 1; i < ring.length; ++i) {
                const key = segmentKey(vertexKey(ring[i - 1]), vertexKey(ring[i]));
                if (!owners.has(key)) owners.set(key, []);
                owners.get(key).push(index);
            }
    });
    return owners;
}

// Joins edges into the longest lines that do not run through a junction.
export function linesFromEdges(edges) {
    const neighbours = new Map();
    const add = (from, to) => neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    for (const edge of edges) {
        const [a, b] = edge.split(';');
        add(a, b);
        add(b, a);
    }
    const left = new Set(edges);
    const walk = (from, to) => {
        const line = [from];
        while (left.delete(segmentKey(from, to))) {
            line.push(to);
            const next = neighbours.get(to);
            if (next.length !== 2) break;
            [from, to] = [to, next[0] === from ? next[1] : next[0]];
        }
        return line.map(vertex);
    };
    const lines = [];
    for (const [key, next] of neighbours)
        if (next.length !== 2)
            for (const to of next) if (left.has(segmentKey(key, to))) lines.push(walk(key, to));
    for (const edge of edges) if (left.has(edge)) lines.push(walk(...edge.split(';')));
    return lines;
}

export function distanceToSegment([x, y], [ax, ay], [bx, by]) {
    const [dx, dy] = [bx - ax, by - ay];
    const along = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
    return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
