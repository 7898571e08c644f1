// G11: one step of a record's workflow: policy, guards, restored XState snapshot, transition, effects.
import { draftDocument } from '../src/documents/index.ts';
import type { Goal, Outcome } from './goal.ts';
import { imprint, recordLife, transcriptOf } from './fixtures/index.ts';
import { linesAgainst, named } from './lines.ts';
import { median, race } from './rounds.ts';
import { stepRecord, type RecordSnapshot } from '../src/workflows/index.ts';

const STEP = 'a step, snapshot in memory';
const STORED = 'a step, snapshot read from JSON and written back';

export const workflowStep: Goal = {
  id: 'G11',
  title: 'a step of a record with 12 teachers, mean of its whole life',
  measure,
};

async function measure(): Promise<Outcome> {
  const life = recordLife(draftDocument(transcriptOf(1), imprint).manifest.slots);
  const stored = life.map((step) => ({ ...step, text: JSON.stringify(step.before) }));
  const inMemory = () => life.map(({ before, event, actor }) => stepRecord(before, event, actor));
  const fromJson = () =>
    stored.map(({ text, event, actor }) => {
      const next = stepRecord(JSON.parse(text) as RecordSnapshot, event, actor);
      return 'refused' in next ? '' : JSON.stringify(next.snapshot);
    });
  const timings = await race([
    { name: STEP, once: inMemory },
    { name: STORED, once: fromJson },
  ]);
  const perStep = timings.map(({ name, wall, cpu }) => ({
    name,
    wall: wall.map((time) => time / life.length),
    cpu: cpu.map((time) => time / life.length),
  }));
  const micro = (name: string) => median(named(perStep, name).cpu) * 1000;
  return {
    lines: linesAgainst(perStep, STEP),
    against: STEP,
    figures: [
      { what: STEP, value: micro(STEP), unit: ' µs CPU', atMost: 60 },
      { what: STORED, value: micro(STORED), unit: ' µs CPU' },
    ],
    remarks: [
      `${life.length} steps from submission to archive, longest stored snapshot ${longest(stored)} bytes of JSON`,
    ],
  };
}

const longest = (steps: readonly { readonly text: string }[]) =>
  Math.max(...steps.map(({ text }) => text.length));
