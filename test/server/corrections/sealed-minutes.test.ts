// Minutes are signed by everybody present, then sealed by the office, and answer for themselves by their code.
import {
  adoptPolicy,
  classPaperOfCode,
  readMinutes,
  readRegister,
  sealMinutes,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import type { CorrectionId } from '../../../src/workflows/index.ts';
import { poppler } from '../../documents/support/render.ts';
import { testConditions } from '../../support/conditions.ts';
import { teacherOf } from '../../support/correction-cells.ts';
import { ask, goOn, sealedSchool, signOne, until, type CorrectedSchool } from '../../support/corrections.ts';
import { codeOf } from '../../support/faults.ts';
import { signerOf, smallBook } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';

jest.setTimeout(60_000);

const askedFor = async (school: CorrectedSchool, after = '12'): Promise<CorrectionId> => {
  const { book } = school;
  const subject = book.subjects.find(
    ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== book.staff.homeroomTeacher,
  )!;
  const path = `pupils/${book.pupils[1]!.code}/entries/HK2/${subject.code}/final`;
  const { id } = await ask(school, { by: teacherOf(school, subject.code), cells: [{ path, after }] });
  return id;
};
const seal = ({ house, imported, book }: CorrectedSchool, id: CorrectionId, by?: PersonId, key?: string) =>
  sealMinutes(house, {
    correction: id,
    by: by ?? imported.cast.registrar,
    signer: signerOf(key ?? book.school.name, key ?? book.school.name),
    conditions: testConditions(house.clock),
  });
const codeOfMinutes = async ({ house }: CorrectedSchool, id: CorrectionId) =>
  (await house.store.read((view) => view.minutesOf(id)))!.verificationCode;

describe('minutes of a correction', () => {
  let school: CorrectedSchool;
  beforeAll(async () => {
    school = await sealedSchool({ book: smallBook({}, 2) });
  });
  afterAll(() => school.close());

  it('are sealed once, by the office, with the school’s key, after everybody has signed', async () => {
    const { house, imported } = school;
    const id = await askedFor(school);
    expect(await codeOf(seal(school, id))).toBe('correction.minutesMissing');
    const { awaitedPeople } = await until(school, id, 'executed');
    const code = await codeOfMinutes(school, id);
    expect(await classPaperOfCode(house, code)).toMatchObject({
      kind: 'correctionMinutes',
      state: { name: 'drafted' },
      signatures: [],
    });
    const [first, ...others] = awaitedPeople;
    await signOne(school, id, first!);
    expect(await codeOf(seal(school, id))).toBe('correction.minutesNotToSeal');
    expect((await classPaperOfCode(house, code))!.state.name).toBe('signing');
    for (const by of others) await signOne(school, id, by);
    expect((await classPaperOfCode(house, code))!.state.name).toBe('signed');
    expect(await codeOf(seal(school, id, imported.cast.principal))).toBe('access.notPermitted');
    expect(await codeOf(seal(school, id, imported.cast.registrar, 'Trường Khác'))).toBe(
      'signing.keyOfAnother',
    );
    // Two at once: one seal.
    const both = await Promise.allSettled([seal(school, id), seal(school, id)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await codeOf(seal(school, id))).toBe('correction.minutesNotToSeal');
    const bytes = await readMinutes(house, id);
    const report = verifySigned(bytes);
    expect(report.verdict).toBe('valid');
    expect(report.signatures).toHaveLength(awaitedPeople.length + 2);
    const told = (await classPaperOfCode(house, `giaplai:${code}`))!;
    expect(told).toMatchObject({ latest: true, state: { name: 'sealed' }, file: { length: bytes.length } });
    expect(told.signatures.map(({ role }) => role)).toEqual([...awaitedPeople.map(() => 'present'), 'seal']);
    expect(JSON.stringify(told)).not.toContain(school.book.pupils[1]!.name);
    const { entries } = await readRegister(house, {
      schoolId: school.schoolId,
      kind: 'sealRegister',
      ...{
        from: instant('2026-01-01T00:00:00+07:00'),
        until: house.clock.now(),
        by: imported.cast.registrar,
      },
    });
    expect(entries).toContainEqual(
      expect.objectContaining({ verificationCode: code, order: '7/QĐ-VD', impressions: 1 }),
    );
    expect((await verifyJournal(house)).findings).toEqual([]);
  });

  it('have a code that names nothing where it is mistyped', async () => {
    expect(await classPaperOfCode(school.house, 'GL-00000-00000-00000')).toBeNull();
    expect(await classPaperOfCode(school.house, 'x')).toBeNull();
  });

  it('have no place for a seal where the regulation wants none', async () => {
    const { house, imported, schoolId } = school;
    const policy = policyWith({ corrections: { minutesSealed: false } });
    await adoptPolicy(house, {
      schoolId,
      bytes: Buffer.from(JSON.stringify(policy)),
      by: imported.cast.principal,
      decisionNumber: '9/QĐ-VD',
    });
    const id = await askedFor(school, '13');
    await until(school, id, 'executed');
    await goOn(school, id);
    expect(await codeOf(seal(school, id))).toBe('correction.minutesNotToSeal');
    const text = poppler('pdftotext', await readMinutes(house, id), '-layout');
    expect(text).not.toContain('đóng dấu');
    expect((await classPaperOfCode(house, await codeOfMinutes(school, id)))!.state.name).toBe('signed');
  });
});
