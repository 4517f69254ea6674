// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// regions.mjs BUILD_JSON WORK: reads the admin-1 polygons and WORK/claims.geojson; writes to WORK
//   units.geojson         the polygons of the window, rounded, with `unit` (a country, or a disputed unit by its own name)
//   provinces.geojson     Pakistan's provinces, with FATA under the id of Khyber Pakhtunkhwa
//   boundaries.geojson    lines that touch Pakistan or a disputed unit, and the claims, with how each depiction draws them
//   neighbours.geojson    shared borders of the other countries, in the same columns
import path from 'node:path';
import { boundingBox, distanceToSegment, edgeOwners, linesFromEdges, linesOf, readFeatures, round, roundPolygons, segmentKey, vertexKey, writeFeatures } from './geometry.mjs';
import { describe } from './depictions.mjs';

const [buildJson, work] = process.argv.slice(2);
const WINDOW = [55, 18, 85, 42];
const TOLERANCE = 2e-4; // degree, about 20 m: the claim lines carry a few vertices that the polygons have not

// Natural Earth's names (admin1 code) -> ISO 3166-2 code and the name that our tables use.
const PROVINCES = {
    'PAK-1108': ['PK-BA', 'Balochistan', 'yes'],
    'PAK-1123': ['PK-KP', 'Khyber Pakhtunkhwa', 'yes'],
    'PAK-1112': ['PK-KP', 'Khyber Pakhtunkhwa', 'yes'], // FATA, merged in 2018
    'PAK-1111': ['PK-GB', 'Gilgit-Baltistan', 'yes'],
    'PAK-1109': ['PK-JK', 'Azad Jammu and Kashmir', 'no'],
    'PAK-1113': ['PK-PB', 'Punjab', 'no'],
    'PAK-1114': ['PK-SD', 'Sindh', 'no'],
    'PAK-1110': ['PK-IS', 'Islamabad Capital Territory', 'no'],
};
const OTHER_UNITS = { 'IND-2431': 'Jammu and Kashmir', 'IND-20012': 'Ladakh', 'KAS+00?': 'Siachen' };

const overlapsWindow = ([west, south, east, north]) => west < WINDOW[2] && east > WINDOW[0] && south < WINDOW[3] && north > WINDOW[1];

function readUnits() {
    return readFeatures(buildJson)
        .filter(feature => overlapsWindow(boundingBox(feature.geometry)))
        .map(({ properties, geometry }) => {
            const code = properties.adm1_code;
            const unit = PROVINCES[code]?.[1] ?? OTHER_UNITS[code] ?? properties.admin;
            return { type: 'Feature', properties: { code, unit, country: properties.admin, name_ur: properties.name_ur }, geometry: roundPolygons(geometry) };
        });
}

function provincesOf(units) {
    return units.filter(({ properties }) => properties.code in PROVINCES).map(({ properties, geometry }) => {
        const [id, name, mission] = PROVINCES[properties.code];
        const merged = properties.code === 'PAK-1112';
        return {
            type: 'Feature', geometry,
            properties: { id, name, name_ur: merged ? '' : properties.name_ur, country: 'Pakistan', kind: mission === 'yes' ? 'province' : 'context', mission },
        };
    });
}

// Edges between two units -> Map of "unit|unit" -> edge keys.
function sharedEdges(units) {
    const pairs = new Map();
    for (const [edge, owners] of edgeOwners(units)) {
        if (owners.length !== 2) continue;
        const names = owners.map(index => units[index].properties.unit).sort();
        if (names[0] === names[1]) continue;
        const pair = names.join('|');
        if (!pairs.has(pair)) pairs.set(pair, []);
        pairs.get(pair).push(edge);
    }
    return pairs;
}

const endsOf = edge => edge.split(';').map(key => key.split(',').map(number => number / 1e5));
const follows = (point, segments) => segments.some(([a, b]) => distanceToSegment(point, a, b) < TOLERANCE);
const runsAlong = ([a, b], segments) => [a, b, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]].every(point => follows(point, segments));
const segmentsOf = lines => lines.flatMap(line => line.slice(1).map((point, i) => [line[i], point]));

// Claim lines, joined: Map of claimant -> lines.
function readClaims() {
    const claimants = { 'Indian claim': 'India', 'Pakistani claim': 'Pakistan', 'Chinese claim': 'China' };
    const edges = new Map(Object.values(claimants).map(name => [name, []]));
    for (const feature of readFeatures(path.join(work, 'claims.geojson'))) {
        const claimant = claimants[feature.properties.name];
        if (!claimant) throw new Error(`unknown claim: ${feature.properties.name}`);
        for (const line of linesOf(feature.geometry))
            for (const [a, b] of segmentsOf([line.map(round)])) if (vertexKey(a) !== vertexKey(b)) edges.get(claimant).push(segmentKey(vertexKey(a), vertexKey(b)));
    }
    return new Map([...edges].map(([claimant, keys]) => [claimant, [...new Set(keys)]]));
}

// The edges of China's line with Gilgit-Baltistan, Siachen and Ladakh that an Indian claim goes round: those between the
// two ends of one claim line, along the chain.
function edgesGoneRound(pairs, claimEdges) {
    const chainEdges = [...pairs].filter(([pair]) => /^China\|(Gilgit-Baltistan|Siachen|Ladakh)$/.test(pair)).flatMap(([, edges]) => edges);
    const chains = linesFromEdges(chainEdges);
    const round = new Set();
    for (const claim of linesFromEdges(claimEdges)) {
        for (const chain of chains) {
            const segments = segmentsOf([chain]);
            const ends = [claim[0], claim.at(-1)].map(end => segments.findIndex(([a, b]) => distanceToSegment(end, a, b) < TOLERANCE));
            if (ends.includes(-1)) continue;
            const [first, last] = [Math.min(...ends), Math.max(...ends)];
            segments.slice(first + 1, last).forEach(([a, b]) => round.add(segmentKey(vertexKey(a), vertexKey(b))));
        }
    }
    return round;
}

function feature(edges, properties) {
    return linesFromEdges(edges).map(line => ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates: line } }));
}

const columns = (kind, name, claimant, [neutral, pakistan, india]) =>
    ({ id: '', kind, name, claimant, depiction_neutral: neutral, depiction_pakistan: pakistan, depiction_india: india });

const PAKISTAN = new Set(Object.values(PROVINCES).map(([, name]) => name));

function plainPair(pair) {
    const units = pair.split('|');
    if (units.every(unit => PAKISTAN.has(unit))) return { kind: 'province', name: units.join(' – ') };
    return { kind: 'international', name: units.map(unit => (PAKISTAN.has(unit) ? 'Pakistan' : unit)).sort().join(' – ') };
}

function deFactoLines(pairs, claims) {
    const claimSegments = claimant => claims.get(claimant).map(endsOf);
    const gone = edgesGoneRound(pairs, claims.get('India'));
    const indian = claimSegments('India');
    const pakistani = claimSegments('Pakistan');
    const byClaim = (edge, segments) => (runsAlong(endsOf(edge), segments) ? 'absent' : gone.has(edge) ? 'dashed' : 'solid');
    const features = [];
    for (const [pair, edges] of pairs) {
        const units = pair.split('|');
        const known = describe(...units);
        const { kind, name } = known ?? plainPair(pair);
        const depictions = known?.depictions ?? ['solid', 'solid', 'solid'];
        const groups = new Map();
        for (const edge of edges) {
            const drawn = [depictions[0], depictions[1] === 'by claim' ? byClaim(edge, pakistani) : depictions[1], depictions[2] === 'by claim' ? byClaim(edge, indian) : depictions[2]];
            groups.set(drawn.join(), [...(groups.get(drawn.join()) ?? []), edge]);
        }
        for (const [drawn, group] of groups)
            features.push(...feature(group, { ...columns(kind, name, '', drawn.split(',')), near: known || units.some(unit => PAKISTAN.has(unit)) }));
    }
    return features;
}

function claimLines(pairs, claims) {
    const deFacto = [...pairs].filter(([pair]) => describe(...pair.split('|'))).flatMap(([, edges]) => edges).map(endsOf);
    const features = [];
    for (const [claimant, edges] of claims) {
        const along = edges.filter(edge => runsAlong(endsOf(edge), deFacto));
        const own = neutral => [neutral, claimant === 'Pakistan' ? 'solid' : 'absent', claimant === 'India' ? 'solid' : 'absent'];
        const name = { India: 'Indian claim', Pakistan: 'Pakistani claim', China: 'Chinese claim' }[claimant];
        features.push(...feature(along, columns('claim', name, claimant, own('absent'))));
        features.push(...feature(edges.filter(edge => !along.includes(edge)), columns('claim', name, claimant, own('dotted'))));
    }
    return features;
}

const merge = features => {
    const groups = new Map();
    for (const { properties, geometry } of features) {
        const { near, ...rest } = properties;
        const key = JSON.stringify(rest);
        if (!groups.has(key)) groups.set(key, { type: 'Feature', properties: { ...rest }, geometry: { type: 'MultiLineString', coordinates: [] } });
        groups.get(key).geometry.coordinates.push(geometry.coordinates);
    }
    return [...groups.values()].sort((a, b) => JSON.stringify(a.properties) < JSON.stringify(b.properties) ? -1 : 1);
};
const number = (features, prefix) => features.map((item, i) => ({ ...item, properties: { ...item.properties, id: `${prefix}-${String(i + 1).padStart(3, '0')}` } }));

const units = readUnits();
const pairs = sharedEdges(units);
const claims = readClaims();
const lines = deFactoLines(pairs, claims);
writeFeatures(path.join(work, 'units.geojson'), units);
writeFeatures(path.join(work, 'provinces.geojson'), provincesOf(units));
writeFeatures(path.join(work, 'boundaries.geojson'), number(merge([...lines.filter(item => item.properties.near), ...claimLines(pairs, claims)]), 'BND'));
writeFeatures(path.join(work, 'neighbours.geojson'), merge(lines.filter(item => !item.properties.near)));
