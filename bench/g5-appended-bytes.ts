// G5: how many bytes a signature adds, beyond the value itself and what it shows.
import { signedTranscript } from './fixtures/index.ts';
import type { Goal, Outcome } from './goal.ts';
import { prepare } from '../src/signing/index.ts';

const BEYOND = 1500;

export const appendedBytes: Goal = {
  id: 'G5',
  title: 'bytes appended by the 14th signature',
  measure: () => Promise.resolve(measure()),
};

function measure(): Outcome {
  const { thirteen, fourteen, fourteenth } = signedTranscript();
  const appended = fourteen.length - thirteen.length;
  const { hole } = prepare(thirteen, fourteenth);
  const cms = (hole.end - hole.start - 2) / 2;
  const invisible = appended - appearanceBytes(fourteenth.appearances);
  return {
    lines: [],
    against: '',
    figures: [
      { what: 'appended', value: appended, unit: ' bytes' },
      { what: 'CMS', value: cms, unit: ' bytes' },
      {
        what: 'without the appearance, beyond 2 × CMS',
        value: invisible - 2 * cms,
        unit: ' bytes',
        atMost: BEYOND,
      },
    ],
    remarks: [`document before: ${thirteen.length} bytes with 13 signatures`],
  };
}

/** Content and artwork as they are written; their objects' frames count as the signature's. */
function appearanceBytes({
  byField,
  shared,
}: ReturnType<typeof signedTranscript>['fourteenth']['appearances']): number {
  const contents = Object.values(byField).map(({ content }) => content.length);
  const artwork = Object.values(shared).map(({ dictionary, data }) => dictionary.length + data.length);
  return [...contents, ...artwork].reduce((sum, length) => sum + length, 0);
}
