// Who owes which plan by period 1 on Monday, and who sent it late (R51, R54).
import { dueDossiers } from '../../../src/server/application/index.ts';
import { dossierPeriods } from '../../../src/policies/index.ts';
import { toIso } from '../../../src/kernel/index.ts';
import { dossierSchool, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';

let school: DossierSchool;
const weekly = { dueBy: { on: 'weekly', weekday: 1, lesson: 1 } } as const;
beforeAll(async () => {
  school = await dossierSchool('2025-09-01T08:00:00+07:00');
});
afterAll(() => school.test.close());

const due = (by: DossierSchool['author'], more: object = {}) => {
  const { schoolId, schoolYear, test } = school;
  return dueDossiers(test.house, { schoolId, schoolYear, by, ...more });
};

it('is in time before the lesson begins, late from then on, and a teacher sees their own only', async () => {
  const { schoolYear, subject, clock, author } = school;
  const weeks = dossierPeriods({}, weekly, schoolYear);
  // Class books appoint from the day they are taken in.
  const start = weeks.findIndex(({ dueAt }) => dueAt > clock.now() + 86_400_000);
  const [first, second] = [weeks[start]!, weeks[start + 1]!];
  clock.set(toIso((first.dueAt - 3_600_000) as typeof first.dueAt));
  const { id } = await upload(school, { period: first.key });
  const open = (await due(author)).find(({ period, subject: of }) => period === first.key && of === subject);
  expect(open).toMatchObject({ standing: 'open', dossier: null, person: author });
  await signAs(school, id, author);
  clock.set(toIso((second.dueAt + 3_600_000) as typeof second.dueAt));
  const standing = async () =>
    Object.fromEntries(
      (await due(author))
        .filter((one) => one.subject === subject)
        .map(({ period, standing: is }) => [period, is]),
    );
  expect(await standing()).toMatchObject({ [first.key]: 'sent', [second.key]: 'late' });
  const { id: late } = await upload(school, { period: second.key });
  expect((await standing())[second.key]).toBe('late');
  await signAs(school, late, author);
  expect((await standing())[second.key]).toBe('sentLate');
  expect(new Set((await due(author)).map(({ person }) => person))).toEqual(new Set([author]));
});

it('shows a head their department, leaders the school, and strangers nothing', async () => {
  const { subject, head, imported } = school;
  school.clock.set('2025-12-01T08:00:00+07:00');
  const ofHead = await due(head, { standing: 'late' });
  expect(new Set(ofHead.map((one) => one.subject))).toEqual(new Set([subject]));
  const ofPrincipal = await due(imported.cast.principal);
  expect(new Set(ofPrincipal.map((one) => one.subject)).size).toBeGreaterThan(2);
  const parent = await school.person('Phụ Huynh', 'parent', {
    classes: [imported.classId],
    pupils: ['HS01'],
  });
  expect(await due(parent)).toEqual([]);
});
