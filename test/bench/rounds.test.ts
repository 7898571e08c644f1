// The arithmetic of the measurements, and that what is measured is what it says.
import { marksOf } from '../../bench/peers/marks.ts';
import { vietnameseFonts } from '../../bench/peers/typeface.ts';
import { grownTo, imprint, recordLife, transcriptOf } from '../../bench/fixtures/index.ts';
import { reached } from '../../bench/goal.ts';
import { median, race, ratio } from '../../bench/rounds.ts';
import { draftDocument } from '../../src/documents/index.ts';
import { OpenDocument } from '../../src/signing/index.ts';

describe('figures', () => {
  it('take the median, whatever the order and number of rounds', () => {
    expect(median([5, 1, 9])).toBe(5);
    expect(median([4, 1, 9, 2])).toBe(3);
    expect(median([])).toBeNaN();
  });

  it('compare contestants within each round, so that a slow round slows both', () => {
    const timing = (name: string, ...wall: number[]) => ({ name, wall, cpu: wall });
    expect(ratio(timing('a', 2, 40, 3), timing('b', 1, 20, 1))).toBe(2);
  });

  it('miss a goal when there is no figure', () => {
    const figure = { what: '', unit: '', value: NaN };
    expect([reached({ ...figure, atMost: 3 }), reached({ ...figure, atLeast: 3 })]).toEqual([false, false]);
    expect([
      reached({ ...figure, value: 3, atMost: 3 }),
      reached({ ...figure, value: 3.01, atMost: 3 }),
    ]).toEqual([true, false]);
  });
});

describe('a race', () => {
  const short = { rounds: 3, slice: 20 };

  it('counts a piece as long for who times himself as for who is timed', async () => {
    const work = () => new Promise((resolve) => setTimeout(resolve, 2));
    const elsewhere = async (pieces: number) => {
      const before = performance.now();
      for (let piece = 0; piece < pieces; piece++) await work();
      return { wall: performance.now() - before, cpu: 3 * pieces };
    };
    const [here, there] = await race(
      [
        { name: 'here', once: work, warm: 50 },
        { name: 'elsewhere', repeat: elsewhere, warm: 50 },
      ],
      short,
    );
    expect(here!.wall).toHaveLength(3);
    expect(ratio(here!, there!)).toBeGreaterThan(0.5);
    expect(ratio(here!, there!)).toBeLessThan(2);
    expect(there!.cpu).toEqual([3, 3, 3]);
  });

  it('asks nobody for more pieces than he wants', async () => {
    const asked: number[] = [];
    const repeat = (pieces: number) => {
      asked.push(pieces);
      return { wall: 0.001 * pieces, cpu: 0 };
    };
    await race([{ name: 'quick', repeat, most: 7, warm: 5 }], short);
    expect(Math.max(...asked)).toBe(7);
  });
});

it('documents grow to the size that is wanted, and keep their fields', () => {
  const { bytes } = draftDocument(transcriptOf(1), imprint);
  const fields = [...new OpenDocument(bytes).index.fields.keys()];
  for (const size of [100_000, 250_434, 2_000_000]) {
    const grown = grownTo(size, bytes);
    expect(Math.abs(grown.length - size) / size).toBeLessThan(0.01);
    expect([...new OpenDocument(grown).index.fields.keys()]).toEqual(fields);
  }
});

describe('the marks other engines are given', () => {
  const snapshot = transcriptOf(3);
  const { bytes, manifest } = draftDocument(snapshot, imprint);
  const pages = marksOf(bytes);
  const texts = pages.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])),
  );

  it('are all pages of the transcript, with every teacher and subject', () => {
    expect(pages).toHaveLength(manifest.pages);
    const all = texts.join(' ');
    for (const { teacher } of snapshot.rows) expect(all).toContain(teacher);
    expect(texts).toContain(snapshot.rows[0]!.subjectName);
    expect(all).not.toContain('?');
  });

  it('stand inside the page', () => {
    for (const { size, marks } of pages) {
      for (const mark of marks.filter((each) => each.kind === 'text')) {
        expect(mark.x).toBeGreaterThan(0);
        expect(mark.x).toBeLessThan(size[0]);
        expect(mark.y).toBeGreaterThan(0);
        expect(mark.y).toBeLessThan(size[1]);
      }
    }
  });

  it('come with fonts that have a character map', () => {
    for (const file of Object.values(vietnameseFonts().files)) {
      const tables = Array.from({ length: file.readUInt16BE(4) }, (_, i) =>
        file.toString('latin1', 12 + 16 * i, 16 + 16 * i),
      );
      expect(tables).toEqual(
        expect.arrayContaining(['cmap', 'glyf', 'head', 'hmtx', 'loca', 'maxp', 'name']),
      );
    }
  });
});

it('the measured life of a record ends in the archive', () => {
  const life = recordLife(draftDocument(transcriptOf(1), imprint).manifest.slots);
  expect(life.at(-1)?.event.type).toBe('record.archived');
  expect(life.filter(({ event }) => event.type === 'signature.applied')).toHaveLength(14);
});
