// Verifies the file named on the command line and tells its size, the verdict and the memory it took, in bytes.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { verify } from '../../../dist/src/signing/index.js';

verify(Buffer.from('%PDF-1.7\n'), { anchors: [], at: Date.now() });
const before = process.resourceUsage().maxRSS * 1024;
const pdf = readFileSync(process.argv[2]);
const started = performance.now();
const { verdict, signatures } = verify(pdf, { anchors: [], at: Date.now() });
const took = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(
  JSON.stringify({
    length: pdf.length,
    verdict,
    intact: signatures.every(({ integrity }) => integrity === 'intact'),
    took,
    ms: Math.round(performance.now() - started),
  }),
);
