// G2: one more signature on a transcript that comes as bytes, next to the limits of the machine and to other engines.
import type { Goal, Outcome } from './goal.ts';
import { signedTranscript, withSignature } from './fixtures/index.ts';
import { linesAgainst, named } from './lines.ts';
import { judgeSigned } from './outside.ts';
import { floor, FLOOR } from './peers/floor.ts';
import { libpdfSigner, LIBPDF } from './peers/libpdf-sign.ts';
import { rawRsa, RAW } from './peers/raw-rsa.ts';
import { signpdfDefault, SIGNPDF } from './peers/signpdf-default.ts';
import { signpdfNative, SIGNPDF_NATIVE } from './peers/signpdf-native.ts';
import { race, ratio } from './rounds.ts';

const OURS = 'Giáp Lai';

export const coldSignature: Goal = {
  id: 'G2',
  title: 'cold 14th signature: bytes in memory → whole signed document',
  measure,
};

async function measure(): Promise<Outcome> {
  const { thirteen, principal, fourteenth } = signedTranscript();
  const engines = [
    { name: OURS, sign: () => withSignature(thirteen, principal, fourteenth) },
    { name: SIGNPDF_NATIVE, sign: signpdfNative(thirteen, principal) },
    { name: LIBPDF, sign: await libpdfSigner(thirteen, principal) },
    { name: SIGNPDF, sign: signpdfDefault(thirteen, principal) },
  ];
  const said: string[] = [];
  for (const { name, sign } of engines) said.push(await judgeSigned(name, await sign(), 14, name === OURS));

  const timings = await race([
    { name: RAW, once: rawRsa(principal) },
    { name: FLOOR, once: floor(thirteen, principal) },
    ...engines.map(({ name, sign }) => ({ name, once: sign })),
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
      { what: `faster than ${SIGNPDF_NATIVE}`, value: ratio(of(SIGNPDF_NATIVE), of(OURS)), unit: ' ×' },
      { what: `faster than ${LIBPDF}`, value: ratio(of(LIBPDF), of(OURS)), unit: ' ×' },
      { what: `faster than ${SIGNPDF}`, value: ratio(of(SIGNPDF), of(OURS)), unit: ' ×' },
    ],
    remarks: [
      `document: ${thirteen.length} bytes with 13 signatures, each with a scanned signature of ${artwork?.data.length ?? 0} bytes as it stands here; ours writes one too, the others an empty widget`,
      ...said,
    ],
  };
}
