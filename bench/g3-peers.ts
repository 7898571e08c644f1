// G3: the same signature on the same transcript, next to other engines.
import { signedTranscript, withSignature } from './fixtures/index.ts';
import type { Figure, Goal, Outcome } from './goal.ts';
import { linesAgainst, named } from './lines.ts';
import { judgeSigned } from './outside.ts';
import { libpdfSigner, LIBPDF } from './peers/libpdf-sign.ts';
import { PDFBOX, PDFBOX_VISIBLE, pdfboxPeer } from './peers/pdfbox-sign.ts';
import { rawRsa, RAW } from './peers/raw-rsa.ts';
import { signpdfDefault, SIGNPDF } from './peers/signpdf-default.ts';
import { signpdfNative, SIGNPDF_NATIVE } from './peers/signpdf-native.ts';
import { race, ratio, type Timing } from './rounds.ts';

const OURS = 'Giáp Lai';

/** How many times faster than each of them. */
const goals = { [SIGNPDF]: 60, [SIGNPDF_NATIVE]: 4, [PDFBOX]: 5, [LIBPDF]: 12 };

const ELSEWHERE =
  'PDFBox works in a JVM of its own that stays, one thread signing, timed inside it; its compiler and its collector have threads beside that';

export const peers: Goal = {
  id: 'G3',
  title: 'cold 14th signature, next to other engines: bytes in memory → whole signed document',
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

  const pdfbox = await pdfboxPeer(thirteen, principal, fourteenth);
  try {
    if (pdfbox.kind === 'absent') said.push(`${PDFBOX}: NOT MEASURED, ${pdfbox.reason}`);
    else {
      for (const { name, pdf } of pdfbox.signed) said.push(await judgeSigned(name, pdf, 14, false));
      said.push(ELSEWHERE);
    }
    const timings = await race([
      { name: RAW, once: rawRsa(principal) },
      ...engines.map(({ name, sign }) => ({ name, once: sign })),
      ...(pdfbox.kind === 'absent' ? [] : pdfbox.contestants),
    ]);
    return outcome(timings, said);
  } finally {
    if (pdfbox.kind === 'takesPart') await pdfbox.leave();
  }
}

function outcome(timings: readonly Timing[], said: readonly string[]): Outcome {
  const { thirteen, fourteenth } = signedTranscript();
  const [artwork] = Object.values(fourteenth.appearances.shared).slice(1);
  const ours = named(timings, OURS);
  const times = (name: string) => {
    const peer = timings.find((timing) => timing.name === name);
    return peer ? ratio(peer, ours) : NaN;
  };
  const figures = Object.entries(goals).map(([name, atLeast]): Figure => ({
    what: `faster than ${name}`,
    value: times(name),
    unit: ' ×',
    atLeast,
  }));
  return {
    lines: linesAgainst(timings, OURS),
    against: OURS,
    figures: [
      ...figures,
      { what: `faster than ${PDFBOX_VISIBLE}`, value: times(PDFBOX_VISIBLE), unit: ' ×' },
    ],
    remarks: [
      `document: ${thirteen.length} bytes with a certification and twelve signatures, each with a scanned signature of ${artwork?.data.length ?? 0} bytes as it stands here; ours writes one too, the others an empty widget unless it says otherwise`,
      ...said,
    ],
  };
}
