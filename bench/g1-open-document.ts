// G1: one more signature on a document that is open already, next to the RSA it cannot do without.
import { grownTo, signedTranscript, type SignedTranscript } from './fixtures/index.ts';
import type { Goal, Outcome } from './goal.ts';
import { linesAgainst, named } from './lines.ts';
import { judgeSigned } from './outside.ts';
import { RAW, rawRsa } from './peers/raw-rsa.ts';
import { race, ratio, timed, type Contestant } from './rounds.ts';
import { embedInto, OpenDocument, prepare } from '../src/signing/index.ts';

const [FIRST, LAST] = ['1st signature', '14th signature'];
const sizes = [100, 500, 1000, 2000] as const;
const ofSize = (kilobytes: number) => `1st signature, ${kilobytes} KB`;
const WHOLE = 'all 14 in sequence, one of them';

/** Most documents open at a time. */
const OPEN = 250;

export const openDocument: Goal = {
  id: 'G1',
  title: 'signature on a document that is open',
  measure,
};

async function measure(): Promise<Outcome> {
  const transcript = signedTranscript();
  const { base, thirteen, turns, principal } = transcript;
  const documents = [
    { name: FIRST, pdf: base, before: 0 },
    { name: LAST, pdf: thirteen, before: 13 },
    ...sizes.map((size) => ({ name: ofSize(size), pdf: grownTo(size * 1000, base), before: 0 })),
  ];
  const said: string[] = [];
  for (const { name, pdf, before } of documents) {
    const open = opened(pdf);
    signWith(open, transcript);
    said.push(await judgeSigned(`${name} (${pdf.length} bytes)`, open.bytes(), before + 1, true));
  }
  const sequence = opened(base);
  signAll(sequence, transcript);
  said.push(await judgeSigned(WHOLE, sequence.bytes(), turns.length, true));

  const timings = await race([
    { name: RAW, once: rawRsa(principal) },
    ...documents.map(({ name, pdf }) => contestant(name, pdf, (open) => signWith(open, transcript))),
    wholeSequence(transcript),
  ]);
  const of = (name: string) => named(timings, name);
  const [smallest, largest] = [sizes[0], sizes[sizes.length - 1] ?? 0];
  return {
    lines: linesAgainst(timings, RAW),
    against: RAW,
    figures: [
      {
        what: 'signature ÷ raw RSA-2048, the 14th',
        value: ratio(of(LAST), of(RAW)),
        unit: ' ×',
        atMost: 1.35,
      },
      {
        what: 'signature ÷ raw RSA-2048, one of all 14',
        value: ratio(of(WHOLE), of(RAW)),
        unit: ' ×',
        atMost: 1.35,
      },
      { what: 'the 14th ÷ the 1st', value: ratio(of(LAST), of(FIRST)), unit: ' ×', atMost: 1.15 },
      {
        what: `in ${largest} KB ÷ in ${smallest} KB`,
        value: ratio(of(ofSize(largest)), of(ofSize(smallest))),
        unit: ' ×',
        atMost: 1.15,
      },
    ],
    remarks: [
      'opening and the digest of what was there are not timed; the digest that the next signature goes on from is',
      `the same visible signature with its scan everywhere, but for "${WHOLE}": fourteen keys, the first an invisible certification`,
      ...said,
    ],
  };
}

/** As a server keeps it: the index read, the digest of the bytes running. */
function opened(pdf: Uint8Array): OpenDocument {
  const open = new OpenDocument(pdf);
  open.digestSoFar('sha256');
  return open;
}

function signWith(open: OpenDocument, { principal, fourteenth }: SignedTranscript): Buffer {
  const prepared = prepare(open, fourteenth);
  return embedInto(open, prepared, principal.signSync(prepared.toBeSigned));
}

function signAll(open: OpenDocument, { turns }: SignedTranscript): void {
  for (const { device, request } of turns) {
    const prepared = prepare(open, request);
    embedInto(open, prepared, device.signSync(prepared.toBeSigned));
  }
}

/** Opens as many documents as there are pieces, unmeasured, then works on one after the other. */
function contestant(name: string, pdf: Uint8Array, work: (open: OpenDocument) => unknown): Contestant {
  const repeat = (pieces: number) => {
    const waiting = Array.from({ length: pieces }, () => opened(pdf));
    return timed(() => {
      const next = waiting.pop();
      return next && work(next);
    })(pieces);
  };
  return { name, repeat, most: OPEN };
}

/** Fourteen signatures count as fourteen pieces. */
function wholeSequence(transcript: SignedTranscript): Contestant {
  const count = transcript.turns.length;
  const repeat = async (pieces: number) => {
    const documents = Math.max(1, Math.round(pieces / count));
    const waiting = Array.from({ length: documents }, () => opened(transcript.base));
    const work = () => {
      const next = waiting.pop();
      if (next) signAll(next, transcript);
    };
    const { wall, cpu } = await timed(work)(documents);
    const share = pieces / (documents * count);
    return { wall: wall * share, cpu: cpu * share };
  };
  return { name: WHOLE, repeat, most: OPEN };
}
