// G4: what a cold signature costs more in larger documents, and behind more signatures.
import { grownTo, signedTranscript, withSignature } from './fixtures/index.ts';
import type { Goal, Outcome } from './goal.ts';
import { linesAgainst, named } from './lines.ts';
import { judgeSigned } from './outside.ts';
import { RAW, rawRsa } from './peers/raw-rsa.ts';
import { median, race, ratio, type Timing } from './rounds.ts';

const [FIRST, LAST] = ['1st signature', '14th signature'];
const ALIKE = '1st signature, document as large as for the 14th';
const sizes = [100, 500, 1000, 2000] as const;
const ofSize = (kilobytes: number) => `1st signature, ${kilobytes} KB`;

export const growth: Goal = {
  id: 'G4',
  title: 'cold signature: how it grows with the document and with the signatures in it',
  measure,
};

async function measure(): Promise<Outcome> {
  const { base, thirteen, principal, fourteenth } = signedTranscript();
  const documents = [
    { name: FIRST, pdf: base, before: 0 },
    { name: LAST, pdf: thirteen, before: 13 },
    { name: ALIKE, pdf: grownTo(thirteen.length, base), before: 0 },
    ...sizes.map((size) => ({ name: ofSize(size), pdf: grownTo(size * 1000, base), before: 0 })),
  ];
  const said: string[] = [];
  for (const { name, pdf, before } of documents) {
    const signed = withSignature(pdf, principal, fourteenth);
    said.push(await judgeSigned(`${name} (${pdf.length} bytes)`, signed, before + 1, true));
  }
  const timings = await race([
    { name: RAW, once: rawRsa(principal) },
    ...documents.map(({ name, pdf }) => ({ name, once: () => withSignature(pdf, principal, fourteenth) })),
  ]);
  const of = (name: string) => named(timings, name);
  const [smallest, largest] = [sizes[0], sizes[sizes.length - 1] ?? 0];
  return {
    lines: linesAgainst(timings, RAW),
    against: RAW,
    figures: [
      {
        what: `slope from ${smallest} KB to ${largest} KB`,
        value: difference(of(ofSize(largest)), of(ofSize(smallest))) / ((largest - smallest) / 1000),
        unit: ' ms/MB',
        atMost: 2,
      },
      { what: 'the 14th ÷ the 1st', value: ratio(of(LAST), of(FIRST)), unit: ' ×', atMost: 1.6 },
      { what: 'the 14th ÷ the 1st, documents of one size', value: ratio(of(LAST), of(ALIKE)), unit: ' ×' },
    ],
    remarks: [
      'bytes in memory → one buffer with the whole signed document: the slope is the digest and that copy',
      'the same visible signature with its scan everywhere; larger documents hold more scans, each an object',
      ...said,
    ],
  };
}

/** Median over the rounds of what `a` takes longer than `b` in the same round. */
const difference = (a: Timing, b: Timing): number =>
  median(a.wall.map((time, round) => time - (b.wall[round] ?? NaN)));
