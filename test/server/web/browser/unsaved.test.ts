// What could not be sent stays in the browser, for a while, and nothing else does.
import { keepUnsaved, unsavedIn } from '../../../../src/server/web/browser/sheet/unsaved.ts';

const DAY_MS = 24 * 3_600_000;
const change = { path: 'a', before: null, after: '85' };

function drawer() {
  const there = new Map<string, string>();
  return {
    there,
    getItem: (name: string) => there.get(name) ?? null,
    setItem: (name: string, text: string) => void there.set(name, text),
    removeItem: (name: string) => void there.delete(name),
  };
}

describe('what was left unsaved', () => {
  it('is found again, and gone once everything is saved', () => {
    const own = drawer();
    keepUnsaved(own, 'x', { at: 1, changes: [change] });
    expect(unsavedIn(own, 'x', 2)).toEqual({ at: 1, changes: [change] });
    expect(unsavedIn(own, 'y', 2)).toBeNull();
    keepUnsaved(own, 'x', { at: 1, changes: [] });
    expect(own.there.size).toBe(0);
  });

  it('does not lie about for longer than two weeks', () => {
    const own = drawer();
    keepUnsaved(own, 'x', { at: 0, changes: [change] });
    expect(unsavedIn(own, 'x', 15 * DAY_MS)).toBeNull();
    expect(own.there.size).toBe(0);
  });

  it('is nothing when it is damaged or the drawer is closed', () => {
    const own = drawer();
    for (const text of ['{', '5', '{"at":1}', '{"at":1,"changes":[{"path":5}]}', '{"at":1,"changes":[]}']) {
      own.there.set('x', text);
      expect(unsavedIn(own, 'x', 2)).toBeNull();
    }
    const shut = {
      ...own,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keepUnsaved(shut, 'x', { at: 1, changes: [change] })).not.toThrow();
  });
});
