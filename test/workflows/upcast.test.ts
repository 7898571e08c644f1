// Snapshots written by older and newer programs.
import { advance, definitionOf, openRecord, recordDefinition, upcastTo } from '../../src/workflows/index.ts';
import type { StoredSnapshot } from '../../src/workflows/index.ts';
import { opening, recordAfter, submitted } from '../support/record-events.ts';

const old: StoredSnapshot = { workflow: 'record', definition: 1, state: 'draft', context: { a: 1 } };

describe('a stored snapshot', () => {
  it('is brought up step by step to the present definition', () => {
    const upcasts = {
      1: (s: StoredSnapshot) => ({ ...s, context: { ...(s.context as object), b: 2 } }),
      2: (s: StoredSnapshot) => ({ ...s, state: 'entry', context: { ...(s.context as object), c: 3 } }),
    };
    expect(upcastTo(3, upcasts, old)).toEqual({
      workflow: 'record',
      definition: 3,
      state: 'entry',
      context: { a: 1, b: 2, c: 3 },
    });
  });

  it('of a newer program is refused rather than guessed at', () => {
    expect(() => upcastTo(1, {}, { ...old, definition: 2 })).toThrow('workflow.unknownDefinition');
    expect(() => upcastTo(3, {}, old)).toThrow('workflow.unknownDefinition');
  });

  it('continues under a definition that has moved on', () => {
    const { definition } = recordDefinition;
    const moved = {
      ...recordDefinition,
      definition: definition + 1,
      upcasts: {
        [definition]: (s: StoredSnapshot) => ({ ...s, context: { ...(s.context as object), late: [] } }),
      },
    };
    const next = advance(moved, openRecord(opening), submitted());
    expect(next).toMatchObject({ snapshot: { definition: definition + 1, state: 'subjectSigning' } });
  });

  it('from before corrections and paper has none of either', () => {
    const { renewal, signedAs, paper, ...context } = openRecord(opening).context;
    const first = { ...openRecord(opening), definition: 1, context };
    const now = upcastTo(recordDefinition.definition, recordDefinition.upcasts, first);
    expect(now).toEqual(openRecord(opening));
    expect([renewal, signedAs, paper]).toEqual([null, 'digital', null]);
  });

  it('of an unknown workflow is a fault', () => {
    expect(() => definitionOf('toString')).toThrow('workflow.unknown');
    expect(definitionOf('record').definition).toBe(recordAfter(1).definition);
  });
});
