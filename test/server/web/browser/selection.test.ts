// Where keys lead in a grid, and what a rectangle holds.
import fc from 'fast-check';
import {
  advanced,
  at,
  everything,
  moved,
  placesIn,
  rectOf,
} from '../../../../src/server/web/browser/sheet/selection.ts';

const size = { rows: 45, columns: 8 };
const press = (key: string, more: { shift?: boolean; ctrl?: boolean } = {}) => ({
  key,
  shift: false,
  ctrl: false,
  ...more,
});

describe('the selection', () => {
  it('follows the arrows and stops at the edge', () => {
    expect(moved(at(0, 0), press('ArrowRight'), size)).toEqual(at(0, 1));
    expect(moved(at(0, 0), press('ArrowUp'), size)).toEqual(at(0, 0));
    expect(moved(at(44, 7), press('ArrowDown'), size)).toEqual(at(44, 7));
  });

  it('goes to the ends with Home, End and Ctrl', () => {
    expect(moved(at(7, 3), press('Home'), size)).toEqual(at(7, 0));
    expect(moved(at(7, 3), press('End'), size)).toEqual(at(7, 7));
    expect(moved(at(7, 3), press('Home', { ctrl: true }), size)).toEqual(at(0, 0));
    expect(moved(at(7, 3), press('ArrowDown', { ctrl: true }), size)).toEqual(at(44, 3));
  });

  it('grows from its anchor while Shift is held', () => {
    const grown = moved(at(2, 2), press('ArrowDown', { shift: true }), size)!;
    expect(rectOf(grown)).toEqual({ top: 2, left: 2, bottom: 3, right: 2 });
    expect(rectOf(moved(grown, press('ArrowLeft', { shift: true }), size)!)).toEqual({
      top: 2,
      left: 1,
      bottom: 3,
      right: 2,
    });
  });

  it('goes down with Enter, right with Tab into the next row, and out at the end', () => {
    expect(advanced(at(3, 2), { key: 'Enter', shift: false }, size)).toEqual(at(4, 2));
    expect(advanced(at(3, 7), { key: 'Tab', shift: false }, size)).toEqual(at(4, 0));
    expect(advanced(at(3, 0), { key: 'Tab', shift: true }, size)).toEqual(at(2, 7));
    expect(advanced(at(44, 7), { key: 'Tab', shift: false }, size)).toBeUndefined();
    expect(advanced(at(0, 0), { key: 'Enter', shift: true }, size)).toBeUndefined();
  });

  it('knows no other keys', () => {
    for (const key of ['a', '5', 'toString', 'constructor', 'F2'])
      expect(moved(at(1, 1), press(key), size)).toBeUndefined();
  });

  it('stays inside whatever is pressed', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    const presses = fc.array(fc.record({ key: keys, shift: fc.boolean(), ctrl: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(presses, (list) => {
        const end = list.reduce((selection, one) => moved(selection, one, size) ?? selection, at(3, 3));
        const { top, left, bottom, right } = rectOf(end);
        return top >= 0 && left >= 0 && bottom < size.rows && right < size.columns;
      }),
    );
    expect(placesIn(rectOf(everything(size)))).toHaveLength(360);
  });
});
