// G2: one more signature on a transcript that comes as bytes, next to the limits of the machine.
import type { Goal, Outcome } from './goal.ts';
import { signedTranscript, withSignature } from './fixtures/index.ts';
import { linesAgainst, named } from './lines.ts';
import { judgeSigned } from './outside.ts';
import { floor, FLOOR } from './peers/floor.ts';
import { rawRsa, RAW } from './peers/raw-rsa.ts';
import { race, ratio } from './rounds.ts';

const OURS = 'Giáp Lai';

export const coldSignature: Goal = {
  id: 'G2',
  title: 'cold 14th signature: bytes in memory → whole signed document',
  measure,
};

async function measure(): Promise<Outcome> {
  const { thirteen, principal, fourteenth } = signedTranscript();
  const sign = () => withSignature(thirteen, principal, fourteenth);
  const said = await judgeSigned(OURS, sign(), 14, true);
  const timings = await race([
    { name: RAW, once: rawRsa(principal) },
    { name: FLOOR, once: floor(thirteen, principal) },
    { name: OURS, once: sign },
  ]);
  const of = (name: string) => named(timings, name);
  const [artwork] = Object.values(fourteenth.appearances.shared).slice(1);
  return {
    lines: linesAgainst(timings, RAW),
    against: RAW,
    figures: [
      { what: 'signature ÷ raw RSA-2048', value: ratio(of(OURS), of(RAW)), unit: ' ×', atMost: 3 },
      {
        what: 'signature ÷ (SHA-256 of the document + RSA-2048)',
        value: ratio(of(OURS), of(FLOOR)),
        unit: ' ×',
        atMost: 2,
      },
    ],
    remarks: [
      `document: ${thirteen.length} bytes with 13 signatures, each with a scanned signature of ${artwork?.data.length ?? 0} bytes as it stands here; the new one has one too`,
      said,
    ],
  };
}
