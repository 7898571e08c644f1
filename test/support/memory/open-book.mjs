// Takes the file named on the command line for a book of another school, and tells why not and the memory it took, in bytes.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { openBook } from '../../../dist/src/server/application/index.js';
import { verify } from '../../../dist/src/signing/index.js';

const judge = (pdf) => Promise.resolve(verify(pdf, { anchors: [], at: Date.now() }));
const tried = (pdf) =>
  openBook(pdf, judge).then(
    () => 'accepted',
    ({ code, details }) => [code, ...(details.parts ?? [details.reason])].join('; '),
  );

await tried(Buffer.from('%PDF-1.7\n'));
const before = process.resourceUsage().maxRSS * 1024;
const pdf = readFileSync(process.argv[2]);
const refused = await tried(pdf);
const took = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(JSON.stringify({ length: pdf.length, refused, took }));
