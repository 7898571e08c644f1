// The pages of papers: no signature without matter, every place blank, inside its page and apart from the others.
import fc from 'fast-check';
import { draftPaper, type PaperSlot, type PaperSnapshot, type Signatory } from '../../src/documents/index.ts';
import {
  LONGEST,
  sampleCells,
  sampleEditLog,
  sampleEdits,
  sampleExtract,
  sampleIssueRegister,
  sampleLeader,
  sampleLockMinutes,
  sampleMinutes,
  samplePapers,
  samplePrintRegister,
  sampleSealRegister,
  sampleSource,
  sampleSupplementaryPage,
} from '../support/papers.ts';
import { sampleBookRegister } from '../support/register-of-books.ts';
import { sampleSealingMinutes } from '../support/sealing-papers.ts';
import { sampleImprint, sampleRows } from '../support/snapshots.ts';
import { inkWithin, overlap } from './support/areas.ts';
import { render } from './support/render.ts';
import { wordsOf } from './support/words.ts';

const parts = ['requester', 'homeroom', 'witness', 'registrar', 'checker', 'subjectTeacher'] as const;
const name = fc.constantFrom('Lê A', 'Nguyễn Thị Ánh Nguyệt', LONGEST);
const signatories = fc
  .array(fc.record({ part: fc.constantFrom(...parts), name }), { maxLength: 9 })
  .map((others): Signatory[] => [
    ...others.map((each, index) => ({ ...each, key: `k${index}`, title: null })),
    { ...sampleLeader, name: others[0]?.name ?? sampleLeader.name },
  ]);

const reassessed = sampleSupplementaryPage().subjects;
const papers = fc
  .record({ kind: fc.nat(9), rows: fc.nat(45), who: signatories })
  .map(({ kind, rows, who }): PaperSnapshot => {
    const repeated = <T>(one: T) => Array.from({ length: rows }, () => one);
    const made: PaperSnapshot[] = [
      sampleMinutes({ cells: sampleCells(rows) }),
      sampleEditLog({ rows: sampleEdits(rows) }),
      sampleSupplementaryPage({ subjects: repeated(reassessed[0]!) }),
      sampleLockMinutes({ documents: repeated(sampleSource), media: [] }),
      sampleSealingMinutes(rows),
      sampleIssueRegister(rows),
      sampleSealRegister(rows),
      samplePrintRegister(rows),
      sampleBookRegister(rows),
      sampleExtract({
        rows: sampleRows()
          .slice(0, rows)
          .map(({ subjectName }) => ({ subjectName, results: {} })),
      }),
    ];
    return { ...made[kind]!, signatories: who };
  });

const isSeal = ({ purpose }: PaperSlot) => purpose === 'seal';
const mayOverlap = (a: PaperSlot, b: PaperSlot) =>
  (isSeal(a) && b.purpose === 'principal') || (isSeal(b) && a.purpose === 'principal');
const isOfPerson = ({ signer }: PaperSlot) => signer !== undefined;

describe('the places of a paper', () => {
  it('lie within their page, apart from each other, one for every signatory', () => {
    fc.assert(
      fc.property(papers, fc.boolean(), (paper, duplex) => {
        const { manifest } = draftPaper(paper, sampleImprint, { duplex });
        const { slots, pages } = manifest;
        const wide = ['editLog', 'issueRegister', 'sealRegister', 'printRegister', 'bookRegister'].includes(
          paper.kind,
        );
        const [width, height] = wide ? [841.89, 595.28] : [595.28, 841.89];
        expect(new Set(slots.map(({ field }) => field)).size).toBe(slots.length);
        expect(slots.flatMap(({ signer }) => signer ?? []).sort()).toEqual(
          paper.signatories.map(({ key }) => key).sort(),
        );
        const visible = slots.filter(({ rect }) => rect[2] > rect[0]);
        for (const { field, rect, page } of visible) {
          expect(field).toMatch(/^[A-Za-z0-9_]+$/);
          expect(page).toBeLessThan(pages);
          expect(Math.min(rect[0], rect[1])).toBeGreaterThanOrEqual(0);
          expect(rect[2]).toBeLessThanOrEqual(width + 0.01);
          expect(rect[3]).toBeLessThanOrEqual(height + 0.01);
        }
        const clashes = visible.flatMap((a, index) =>
          visible
            .slice(index + 1)
            .filter((b) => a.page === b.page && !mayOverlap(a, b) && overlap(a.rect, b.rect))
            .map((b) => `${a.field} ${b.field}`),
        );
        expect(clashes).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('are blank paper, on pages that say more than who signs', () => {
    fc.assert(
      fc.property(papers, (paper) => {
        const { bytes, manifest } = draftPaper(paper, sampleImprint);
        const words = wordsOf(bytes);
        for (const page of new Set(manifest.slots.filter(isOfPerson).map((slot) => slot.page))) {
          const here = manifest.slots.filter((slot) => slot.page === page);
          const picture = render(bytes, page + 1, 72);
          for (const slot of here.filter((each) => each.rect[2] > 0 && !isSeal(each)))
            expect([slot.field, inkWithin(picture, slot.rect, 72)]).toEqual([slot.field, 0]);
          // Above the first signature's title stands at least a line that is no title.
          const top = Math.min(...here.filter(isOfPerson).map(({ rect }) => picture.height - rect[3]));
          const above = words.filter((word) => word.page === page && word.bottom < top - 30);
          expect(above.length).toBeGreaterThan(3);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('a long table', () => {
  it.each([1, 40])('of %i rows has all of them, under its head on every page', (count) => {
    const { bytes } = draftPaper(sampleMinutes({ cells: sampleCells(count) }), sampleImprint);
    const words = wordsOf(bytes);
    const codes = words.filter(({ text }) => /^THCS58\d{4}$/.test(text));
    expect(codes.map(({ text }) => text)).toEqual(sampleCells(count).map(({ pupilCode }) => pupilCode));
    for (const page of new Set(codes.map((word) => word.page))) {
      const heads = words.filter((word) => word.page === page && word.text === 'Mới');
      expect(heads).toHaveLength(1);
      for (const { top } of codes.filter((word) => word.page === page))
        expect(top).toBeGreaterThan(heads[0]!.bottom);
    }
  });

  it('keeps clear of the seal’s strips at the right edge and of the foot', () => {
    const long = [sampleEditLog({ rows: sampleEdits(40) }), sampleIssueRegister(40), sampleMinutes()];
    for (const snapshot of [...long, ...samplePapers().map(([, each]) => each)]) {
      const { bytes, manifest } = draftPaper(snapshot, sampleImprint);
      const strips = manifest.slots.filter(({ purpose }) => purpose === 'sealSlice');
      for (const { page, rect } of strips) {
        for (const word of wordsOf(bytes).filter((each) => each.page === page))
          expect(word.right).toBeLessThan(rect[0]);
      }
    }
  });
});

it('two who sign stand on one line of a narrow sheet, beside the seal and apart from it', () => {
  const { signatories } = sampleSealingMinutes();
  const leader = signatories.find(({ part }) => part === 'leader')!;
  const registrar = signatories.find(({ part }) => part === 'registrar')!;
  for (const title of ['Hiệu trưởng', 'Phó Hiệu trưởng']) {
    const two = { ...sampleSealingMinutes(), signatories: [registrar, { ...leader, title }] };
    const { slots } = draftPaper(two, sampleImprint).manifest;
    const [own, his, seal] = ['Registrar', 'Principal', 'OrgSeal'].map((name) =>
      slots.find(({ field }) => field === name)!,
    );
    expect(own!.rect[1]).toBeCloseTo(his!.rect[1]);
    expect(own!.rect[2]).toBeLessThan(seal!.rect[0] + 0.01);
    expect(own!.page).toBe(his!.page);
  }
});
