// The order of test files where nothing is known of earlier runs: what takes long begins first, so that no worker is left
// with it at the end while the others have nothing to do.
import { createRequire } from 'node:module';

// Jest's own, which knows by size and earlier runs.
const ofJest = createRequire(createRequire(import.meta.url).resolve('jest/package.json'));
const { default: Sequencer } = ofJest('@jest/test-sequencer');

/** The longest, then the kinds that start servers, browsers and processes. */
const long = [
  /http\/access-walk\.test/,
  /e2e\/every-page\.test/,
  /web\/page-walk\.test/,
  /e2e\/(commands|demo|whole-way|operations|correction)\.test/,
  /(faults\/kills|postgres\/jobs|archive\/object-store|server\/killed)\.test/,
  /\/(e2e|faults|postgres|start)\//,
  /\/(archive|corrections|library|cli)\//,
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const usual = super.sort(tests);
    // Earlier runs know better.
    if (usual.some(({ duration }) => duration !== undefined)) return usual;
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ path }) {
  const found = long.findIndex((pattern) => pattern.test(path));
  return found === -1 ? long.length : found;
}
