// The calendar in the pages: the year by weeks, a change told before it takes effect, refused beside its field, adopted by a number.
import type { Instant } from '../../../src/kernel/index.ts';
import { policyInForce } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { spansOf } from '../../../src/server/web/screens/calendar/seen-calendar.ts';
import { addDays, schoolCalendar } from '../../../src/policies/index.ts';
import { adoptPolicy } from '../../../src/server/application/index.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { policyWith } from '../../support/policies.ts';
import { employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let schoolId: string;
let schoolYear: string;
let principal: Visitor;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  schoolYear = (await gate.store.read((view) => view.classes()))[0]!.schoolYear;
  for (const role of ['principal', 'administrator', 'inspector'] as const)
    await employ(gate, schoolId, { role, account: role.toLowerCase() });
  const scope = { classes: [api.imported.classId], pupils: ['HS01'] };
  await employ(gate, schoolId, { role: 'parent', account: 'parent', scope });
  principal = await signedIn('principal');
});
afterAll(() => api.close());

async function signedIn(account: string): Promise<Visitor> {
  const visitor = visitorOf(api);
  await visitor.get('/sign-in');
  await visitor.send('signIn', { account, password: PASSWORD });
  return visitor;
}

const page = () => `/calendar?year=${schoolYear}`;
const inForce = () => policyInForce(api.test.house, { schoolId, schoolYear, at: api.test.house.clock.now() });

it('says that nothing is laid down where no policy is, and offers nothing to change', async () => {
  const { status, text } = await principal.get(page());
  expect(status).toBe(200);
  expect(text).toContain('chưa có mốc thời gian nào');
  expect(text).not.toContain('value="review"');
  expect((await principal.send('review', { firstDay: '2025-09-05' })).status).toBe(400);
});

it('shows the milestones by week, what was due and passed, and the year before without any', async () => {
  const [school] = await api.test.house.store.read((view) => view.people());
  const policy = policyWith({
    schoolYears: { from: schoolYear },
    calendar: {
      milestones: [
        { id: 'a', when: { on: 'week', week: 6 }, topic: 'scores', term: 'HK1', round: 1 },
        {
          id: 'b',
          when: { on: 'through', day: '06-15' },
          topic: 'transcriptPrinted',
          closes: [{ window: 'transcriptSigning' }],
        },
      ],
    },
  });
  expect(school).toBeDefined();
  const bytes = Buffer.from(JSON.stringify({ ...policy, version: 1 }));
  await adoptPolicy(api.test.house, {
    ...{ schoolId, bytes, by: api.imported.cast.principal },
    decisionNumber: '10/QĐ-VD',
    effectiveFrom: `${schoolYear.slice(0, 4)}-08-01`,
  });
  const { text } = await principal.get(page());
  expect(text).toContain('Tuần 6');
  expect(text).toContain('Tuần 1–5');
  expect(text).toContain('Vào điểm');
  expect(text).toContain('lần 1');
  expect(text).toContain('15/06/');
  expect(text).toContain('ký học bạ');
});

it('tells old and new and what follows before anything changes, and adopts by a number', async () => {
  const draft = { firstDay: `${schoolYear.slice(0, 4)}-09-05`, 'milestone.0': '8', 'milestone.1': '' };
  await principal.get(page());
  const review = await principal.send('review', draft);
  expect(review.status).toBe(200);
  expect(review.text).toContain('Thay đổi sẽ có hiệu lực');
  expect(review.text).toMatch(/Vào điểm \(a\): \d\d\/\d\d\/\d{4} → \d\d\/\d\d\/\d{4}/);
  expect((await inForce())?.adopted.version).toBe(1);
  const file = unescaped(/name="file" value="([^"]*)"/.exec(review.text)![1]!);
  const unnumbered = await principal.send('adopt', { file, number: ' ', effectiveFrom: '' });
  expect(unnumbered.status).toBe(422);
  expect(unnumbered.text).toContain('id="adopt-number-wrong"');
  expect(unnumbered.text).toContain('Thay đổi sẽ có hiệu lực');
  const undated = await principal.send('adopt', { file, number: '11/QĐ-VD', effectiveFrom: 'mai' });
  expect(undated.text).toContain('id="adopt-effectiveFrom-wrong"');
  expect((await principal.send('adopt', { file, number: '11/QĐ-VD', effectiveFrom: '' })).status).toBe(303);
  expect((await inForce())?.policy.calendar?.milestones?.[0]?.when).toEqual({ on: 'week', week: 8 });
  expect((await inForce())?.adopted.decisionNumber).toBe('11/QĐ-VD');
  const other = file.replace('"week": 8', '"week": 9');
  expect((await principal.send('adopt', { file: other, number: '12/QĐ-VD' })).status).toBe(409);
});

it('a wrong day is told beside its own field, and everything typed stays', async () => {
  await principal.get(page());
  const draft = {
    firstDay: '2025-13-45',
    'break.1.from': '2026-02-20',
    'break.1.to': '2026-02-10',
    'break.1.name': 'Tết <Nguyên đán>',
    'milestone.0': 'tám',
    'milestone.1': '2031-06-20',
  };
  const { status, text } = await principal.send('review', draft);
  expect(status).toBe(422);
  for (const name of ['firstDay', 'milestone.0', 'milestone.1'])
    expect(text).toContain(`id="draft-${name}-wrong"`);
  expect(text).toContain('Tết &lt;Nguyên đán>');
  expect(text).not.toContain('value="adopt"');
  const reversed = await principal.send('review', {
    ...draft,
    firstDay: '',
    'milestone.0': '8',
    'milestone.1': '',
  });
  expect(reversed.status).toBe(422);
  expect(reversed.text).toMatch(/id="draft-break\.1\.[a-z]+-wrong"/);
});

it('lets the administrator draft and not adopt, the inspector only read, and shows parents nothing', async () => {
  const administrator = await signedIn('administrator');
  await administrator.get(page());
  const review = await administrator.send('review', { 'milestone.0': '9' });
  expect(review.text).toContain('Hiệu trưởng là người ban hành');
  expect(review.text).not.toContain('value="adopt"');
  const file = JSON.stringify({ ...(await inForce())!.policy, version: 3 });
  expect((await administrator.send('adopt', { file, number: '13/QĐ' })).status).toBe(403);
  const inspector = await signedIn('inspector');
  expect((await inspector.get(page())).text).not.toContain('value="review"');
  expect((await inspector.send('review', { 'milestone.0': '9' })).status).toBe(400);
  const parent = await signedIn('parent');
  expect((await parent.get(page())).status).toBe(403);
});

it('puts every day of milestones somewhere, in order, with breaks between the weeks', () => {
  const year = { schoolYear, breaks: [{ from: '2026-02-16', to: '2026-02-22', name: 'Tết' }] };
  const { weeks } = schoolCalendar(
    { calendar: { years: [{ ...year, schoolYear: '2025-2026' }] } },
    '2025-2026',
  );
  const days = ['2025-08-20', '2025-10-01', '2026-02-18', '2026-07-30'];
  const items = days.map((lastDay, index) => ({
    milestone: { id: String(index), when: { on: 'everyMonthEnd' }, topic: 'scores' } as const,
    schoolYear: '2025-2026',
    lastDay,
    passesAt: Date.parse(addDays(lastDay, 1)) as Instant,
    standing: 'passed' as const,
    unsigned: 0,
  }));
  const spans = spansOf(weeks, year.breaks, items, '2025-10-01');
  expect(spans.flatMap(({ items: mine }) => mine.map(({ lastDay }) => lastDay))).toEqual(days);
  expect(spans.map(({ from }) => from)).toEqual(spans.map(({ from }) => from).toSorted());
  expect(spans.filter(({ isNow }) => isNow)).toHaveLength(1);
  expect(spans.find(({ name }) => name === 'Tết')).toMatchObject({ from: '2026-02-16', weeks: null });
  const numbered = spans.flatMap(({ weeks: own }) => (own ? [own[1] - own[0] + 1] : []));
  expect(numbered.reduce((sum, one) => sum + one, 0)).toBe(weeks.length);
});

const unescaped = (html: string): string =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
