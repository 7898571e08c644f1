// Words in the narrow cells of a bảng tổng hợp: broken at spaces and nowhere else.
import { draftDocument, type ClassSummarySnapshot } from '../../src/documents/index.ts';
import { sampleClass, sampleImprint, sampleSubjects, sampleSummary } from '../support/snapshots.ts';
import { poppler } from './support/render.ts';
import { wordsOf } from './support/words.ts';

/** A class in which every third pupil is exempt from the last subject. */
function summary(count: number, period: ClassSummarySnapshot['period']): ClassSummarySnapshot {
  const subjects = Array.from({ length: count }, (_, index) => ({
    ...sampleSubjects[index % 12]!,
    code: `S${index}`,
  }));
  const rows = sampleClass(30, subjects).map((row, index) => ({
    ...row,
    results:
      index % 3 === 0 ? { ...row.results, [subjects.at(-1)!.code]: { exempt: true as const } } : row.results,
  }));
  return sampleSummary({ subjects, rows, period });
}
const draw = (snapshot: ClassSummarySnapshot) => draftDocument(snapshot, sampleImprint).bytes;
const texts = (snapshot: ClassSummarySnapshot) => wordsOf(draw(snapshot)).map(({ text }) => text);

describe('an exemption', () => {
  it.each([
    [1, 'year'],
    [8, 'year'],
    [14, 'year'],
    [12, 'HK1'],
    [16, 'HK1'],
  ] as const)('is the whole word where it fits (%i subjects, %s)', (count, period) => {
    const words = texts(summary(count, period));
    expect(words.filter((word) => word === 'Miễn')).toHaveLength(10);
    expect(words).not.toContain('M');
  });

  it.each([
    [16, 'year'],
    [18, 'year'],
  ] as const)('is M with a note where the column is too narrow (%i subjects, %s)', (count, period) => {
    const snapshot = summary(count, period);
    const words = texts(snapshot);
    expect(words.filter((word) => word === 'M')).toHaveLength(10);
    expect(words.join(' ')).not.toMatch(/Miễ/);
    const pages = poppler('pdftotext', draw(snapshot), '-layout').replace(/\s+/g, ' ');
    expect(pages.match(/M: được miễn\./g)).toHaveLength(1);
  });

  it('is not explained where nobody is exempt', () => {
    const subjects = summary(16, 'year').subjects;
    const words = texts(sampleSummary({ subjects, rows: sampleClass(30, [...subjects]) }));
    expect(words).not.toContain('M:');
  });
});

describe('the words of a pupil’s row', () => {
  it.each([8, 12, 16])('stand whole in their cells (%i subjects, year)', (count) => {
    const snapshot = summary(count, 'year');
    const words = new Set(texts(snapshot));
    for (const { name, promotion, title, conduct, learning } of snapshot.rows) {
      for (const word of `${name} ${promotion} ${title ?? ''} ${conduct} ${learning}`.trim().split(/\s+/)) {
        // A raised level carries the number of its footnote.
        expect(words.has(word) || words.has(`${word}(1)`)).toBe(true);
      }
    }
  });
});
