// Prints what is wrong with a CTRF report, by the format's own package: node check.mjs FILE; nothing if all is right.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { calculateSummary, getSupportedSpecVersions, validate } from 'ctrf';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { path, message } of validate(report).errors) {
  console.log(`${path}: ${message}`);
}
if (!getSupportedSpecVersions().includes(report.specVersion)) {
  console.log(`specVersion: ${report.specVersion} is none of ${getSupportedSpecVersions()}`);
}
const { tests, summary } = report.results;
const counted = calculateSummary(tests);
for (const name of ['tests', 'passed', 'failed', 'skipped', 'pending', 'other', 'flaky']) {
  if (summary[name] !== (counted[name] ?? 0)) {
    console.log(`summary.${name}: ${summary[name]}, and its tests say ${counted[name]}`);
  }
}
