// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
// How each de-facto line is named, and how each depiction draws it. A line is looked up by the two units that it parts.
//
// neutral:  every de-facto line around Jammu and Kashmir, Ladakh, Siachen, Azad Kashmir and Gilgit-Baltistan is dashed.
// pakistan, india: that side's claim lines are solid and the other's absent, as Natural Earth has them. A de-facto line
//           that the side's own claim line follows is absent there, so that nothing is drawn twice; lines of control and
//           lines that the side's claim goes round stay dashed; the side's own outer borders and provinces are solid.
const GB = 'Gilgit-Baltistan';
const AJK = 'Azad Jammu and Kashmir';
const JK = 'Jammu and Kashmir';
const KP = 'Khyber Pakhtunkhwa';
const SIACHEN = 'Siachen';
const LADAKH = 'Ladakh';

const line = (a, b, kind, name, pakistan, india) => ({ pair: [a, b].sort().join('|'), kind, name, depictions: ['dashed', pakistan, india] });
export const disputedUnits = new Set([GB, AJK, JK, SIACHEN, LADAKH]);
const table = [
    line(AJK, JK, 'control', 'Line of Control', 'dashed', 'dashed'),
    line(GB, JK, 'control', 'Line of Control', 'dashed', 'dashed'),
    line(GB, LADAKH, 'control', 'Line of Control', 'dashed', 'dashed'),
    line('Punjab', JK, 'control', 'Working Boundary', 'dashed', 'solid'),
    line(GB, SIACHEN, 'control', 'Actual Ground Position Line', 'dashed', 'dashed'),
    line(LADAKH, SIACHEN, 'control', 'Siachen – Ladakh', 'dashed', 'absent'),
    line('China', SIACHEN, 'control', 'Siachen – China', 'dashed', 'by claim'),
    line('China', LADAKH, 'control', 'Line of Actual Control', 'dashed', 'by claim'),
    line('China', GB, 'international', 'China – Gilgit-Baltistan', 'solid', 'by claim'),
    line('Afghanistan', GB, 'international', 'Afghanistan – Gilgit-Baltistan', 'solid', 'solid'),
    line(JK, LADAKH, 'province', 'Jammu and Kashmir – Ladakh', 'absent', 'absent'),
    line('India', JK, 'province', 'India – Jammu and Kashmir', 'by claim', 'absent'),
    line('India', LADAKH, 'province', 'India – Ladakh', 'by claim', 'absent'),
    line(KP, GB, 'province', 'Khyber Pakhtunkhwa – Gilgit-Baltistan', 'solid', 'by claim'),
    line(KP, AJK, 'province', 'Khyber Pakhtunkhwa – Azad Jammu and Kashmir', 'solid', 'by claim'),
    line('Punjab', AJK, 'province', 'Punjab – Azad Jammu and Kashmir', 'solid', 'by claim'),
    line(AJK, GB, 'province', 'Azad Jammu and Kashmir – Gilgit-Baltistan', 'solid', 'by claim'),
];
const byPair = new Map(table.map(entry => [entry.pair, entry]));

export function describe(unitA, unitB) {
    const units = [unitA, unitB];
    const known = byPair.get([...units].sort().join('|'));
    if (known) return known;
    if (units.some(unit => disputedUnits.has(unit))) throw new Error(`no depiction for ${units.join(' and ')}`);
    return null;
}
