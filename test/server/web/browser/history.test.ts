// Undo and redo of whole gestures.
import fc from 'fast-check';
import { did, noHistory, redo, undo } from '../../../../src/server/web/browser/sheet/history.ts';

const step = (path: string, before: string | null, after: string | null) => ({ path, before, after });

describe('the history of gestures', () => {
  it('takes a paste back as one and does it again', () => {
    const paste = [step('a', null, '80'), step('b', '50', '90')];
    const back = undo(did(noHistory, paste))!;
    expect(back.steps).toEqual([step('a', '80', null), step('b', '90', '50')]);
    expect(redo(back.history)!.steps).toEqual(paste);
    expect(undo(back.history)).toBeUndefined();
  });

  it('forgets what was undone when something new is done, and counts nothing that changes nothing', () => {
    const first = undo(did(noHistory, [step('a', null, '1')]))!.history;
    expect(redo(did(first, [step('b', null, '2')]))).toBeUndefined();
    expect(redo(did(first, [step('b', '2', '2')]))).toBeDefined();
  });

  it('leads back to the beginning by as many undos as there were gestures', () => {
    const gestures = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(null, '1', '2')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(gestures, (list) => {
        const values = new Map<string, string | null>();
        let history = noHistory;
        for (const [path, after] of list) {
          history = did(history, [step(path, values.get(path) ?? null, after)]);
          values.set(path, after);
        }
        for (let turned = undo(history); turned; turned = undo(turned.history))
          for (const { path, after } of turned.steps) values.set(path, after);
        return [...values.values()].every((value) => value === null);
      }),
    );
  });
});
