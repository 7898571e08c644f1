// Slots: every signature has its place from the beginning, free of text and of other signatures.
import fc from 'fast-check';
import { draftDocument, type DocumentSnapshot, type Slot } from '../../src/documents/index.ts';
import {
  sampleClass,
  sampleImprint,
  sampleRows,
  sampleSubjects,
  sampleSummary,
  sampleTranscript,
} from '../support/snapshots.ts';
import { inkWithin, isVisible, overlap } from './support/areas.ts';
import { render } from './support/render.ts';

const LONGEST = 'Công Tằng Tôn Nữ Hoàng Thị Thuỳ Dương Quỳnh Anh';
const REMARK = 'Nắm vững kiến thức, trình bày rõ ràng; cần đọc kĩ đề hơn và tự giác làm bài tập ở nhà. ';

const subjectsOf = (count: number, teacher: string) =>
  Array.from({ length: count }, (_, index) => ({
    ...sampleSubjects[index % sampleSubjects.length]!,
    code: `MON.${index}`,
    teacher,
  }));

const names = fc.constantFrom('Lê A', 'Nguyễn Thị Ánh Tuyết', LONGEST);

const transcripts = fc
  .record({
    subjects: fc.integer({ min: 1, max: 16 }),
    name: names,
    teacher: names,
    repeat: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ subjects, name, teacher, repeat }): DocumentSnapshot =>
    sampleTranscript({
      pupil: { ...sampleTranscript().pupil, name },
      rows: sampleRows(subjectsOf(subjects, teacher)).map((row) => ({
        ...row,
        remark: REMARK.repeat(repeat),
      })),
      homeroomTeacher: teacher,
      homeroomRemark: REMARK.repeat(repeat * 2),
      principal: { name, title: repeat % 2 ? 'Phó Hiệu trưởng' : 'Hiệu trưởng' },
    }),
  );

const summaries = fc
  .record({
    subjects: fc.integer({ min: 8, max: 16 }),
    pupils: fc.integer({ min: 1, max: 60 }),
    teacher: names,
    period: fc.constantFrom('HK1' as const, 'year' as const),
  })
  .map(({ subjects, pupils, teacher, period }): DocumentSnapshot => {
    const taught = subjectsOf(subjects, teacher);
    const rows = sampleClass(pupils, taught).map((row, index) =>
      index % 9 === 0 ? { ...row, name: LONGEST } : row,
    );
    return sampleSummary({ subjects: taught, rows, period, homeroomTeacher: teacher });
  });

const isSeal = ({ purpose }: Slot) => purpose === 'seal';
/** The seal stands over the principal's signature on purpose (NĐ 30/2020 Đ33.1). */
const mayOverlap = (a: Slot, b: Slot) =>
  (isSeal(a) && b.purpose === 'principal') || (isSeal(b) && a.purpose === 'principal');

describe.each([
  ['transcript', transcripts],
  ['class summary', summaries],
])('the slots of a %s', (_, snapshots) => {
  it('lie within their page, apart from each other, under names without dots', () => {
    fc.assert(
      fc.property(snapshots, fc.boolean(), (snapshot, duplex) => {
        const { manifest } = draftDocument(snapshot, sampleImprint, { duplex });
        const { slots, pages } = manifest;
        const [width, height] = snapshot.kind === 'transcript' ? [595.28, 841.89] : [841.89, 595.28];
        expect(new Set(slots.map(({ field }) => field)).size).toBe(slots.length);
        for (const { field, rect, page } of slots) {
          expect(field).toMatch(/^[A-Za-z0-9_]+$/);
          expect(page).toBeLessThan(pages);
          expect(Math.min(rect[0], rect[1])).toBeGreaterThanOrEqual(0);
          expect(rect[2]).toBeLessThanOrEqual(width + 0.01);
          expect(rect[3]).toBeLessThanOrEqual(height + 0.01);
        }
        const visible = slots.filter(isVisible);
        const clashes = visible.flatMap((a, index) =>
          visible
            .slice(index + 1)
            .filter((b) => a.page === b.page && !mayOverlap(a, b) && overlap(a.rect, b.rect))
            .map((b) => `${a.field} ${b.field}`),
        );
        expect(clashes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are blank paper where people will sign and where the strips of the seal come', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const { bytes, manifest } = draftDocument(snapshot, sampleImprint);
        for (let page = 0; page < manifest.pages; page++) {
          const picture = render(bytes, page + 1, 72);
          for (const slot of manifest.slots.filter(
            (each) => each.page === page && isVisible(each) && !isSeal(each),
          )) {
            expect([slot.field, inkWithin(picture, slot.rect, 72)]).toEqual([slot.field, 0]);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('a transcript', () => {
  const { manifest } = draftDocument(sampleTranscript(), sampleImprint);
  const slot = (field: string) => manifest.slots.find((each) => each.field === field)!;

  it('begins with an invisible field for the school’s own certification', () => {
    expect(manifest.slots[0]).toEqual({ field: 'Author', purpose: 'author', page: 0, rect: [0, 0, 0, 0] });
  });

  it('has one slot a subject row, about 34 × 12 mm', () => {
    const rows = manifest.slots.filter(({ purpose }) => purpose === 'subject');
    expect(rows.map(({ subject }) => subject)).toEqual(sampleSubjects.map(({ code }) => code));
    for (const { rect } of rows) {
      expect(rect[2] - rect[0]).toBeCloseTo(96.38, 1);
      expect(rect[3] - rect[1]).toBeCloseTo(34.02, 1);
    }
  });

  it('has homeroom teacher and principal on pages A and B, the principal also under the particulars', () => {
    const places = manifest.slots.flatMap(({ field, page, purpose }) =>
      purpose === 'homeroom' || purpose === 'principal' ? [`${field} ${page}`] : [],
    );
    expect(places).toEqual([
      'PrincipalParticulars 1',
      'HomeroomA 2',
      'PrincipalA 2',
      'HomeroomB 3',
      'PrincipalB 3',
    ]);
  });

  it('has the seal at its real size over the left third of the principal’s signature', () => {
    const signature = slot('PrincipalB').rect;
    const seal = slot('OrgSeal').rect;
    expect(seal[3] - seal[1]).toBeCloseTo(102.05, 1);
    expect(seal[2]).toBeCloseTo(signature[0] + (signature[2] - signature[0]) / 3, 1);
    for (const field of ['OrgSealA', 'OrgSealParticulars', 'OrgSealCover']) {
      const [left, bottom, right, top] = slot(field).rect;
      expect(right - left).toBeCloseTo(top - bottom, 1);
    }
  });

  it('gives colliding subject codes names of their own', () => {
    const rows = sampleRows()
      .slice(0, 3)
      .map((row, index) => ({ ...row, subject: ['A.B', 'A B', 'TOÁN'][index]! }));
    const fields = draftDocument(sampleTranscript({ rows }), sampleImprint).manifest.slots.flatMap(
      ({ field, purpose }) => (purpose === 'subject' ? [field] : []),
    );
    expect(fields).toEqual(['Subject_A_B', 'Subject_A_B_2', 'Subject_TO_N']);
  });
});
