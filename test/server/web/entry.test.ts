// The page of a sheet: what is on it, for whom, and the deed of its form.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { smallBook } from '../../support/house.ts';
import { sessionHeaders } from '../../support/school-office.ts';

const made = smallBook();
const book = { ...made, staff: { ...made.staff, homeroomTeacher: 'Vũ Thị Chủ Nhiệm' } };
const [own] = book.subjects;
const foreign = book.subjects.find(({ teacher }) => teacher !== own!.teacher)!;

type Who = 'teacher' | 'homeroom' | 'principal';

describe('the page of a sheet', () => {
  let api: TestApi;
  const headers = new Map<Who, Readonly<Record<string, string>>>();
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)), book });
    const { cast } = api.imported;
    const people = { teacher: cast.subjectTeachers[0]!, homeroom: cast.homeroom, principal: cast.principal };
    for (const [who, person] of Object.entries(people)) {
      await openAccount(gateOf(api.test), person, who);
      headers.set(who as Who, await sessionHeaders(api, gateOf(api.test), who));
    }
  });
  afterAll(() => api.close());

  const look = async (who: Who, path: string) => {
    const response = await fetch(`${api.url}/classes/${api.imported.classId}${path}`, {
      headers: { cookie: headers.get(who)!.cookie! },
      redirect: 'manual',
    });
    return { status: response.status, html: await response.text() };
  };
  const send = async (who: Who, path: string, fields: Readonly<Record<string, string>>) => {
    const { html } = await look(who, path);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(html)![1]!;
    const response = await fetch(`${api.url}/classes/${api.imported.classId}${path}`, {
      method: 'POST',
      headers: { cookie: headers.get(who)!.cookie!, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _csrf: csrf, _do: 'stateTestDays', ...fields }),
      redirect: 'manual',
    });
    return { status: response.status, html: await response.text() };
  };
  const sheet = `/entry/${own!.code}?term=HK1`;

  it('shows every pupil, every mark with a comma, and the average, before any script runs', async () => {
    const { status, html } = await look('teacher', sheet);
    expect(status).toBe(200);
    for (const { name } of book.pupils) expect(html).toContain(name);
    expect(html).toMatch(/data-figure="average"[^>]*>\d{1,2},\d</);
    expect(html).toContain('role="grid"');
    expect(html).not.toContain('style="');
  });

  it('gives the bar to whoever may enter, and to nobody else', async () => {
    expect((await look('teacher', sheet)).html).toContain('data-entry-grid-target="bar"');
    for (const who of ['homeroom', 'principal'] as const) {
      const { status, html } = await look(who, sheet);
      expect(status).toBe(200);
      expect(html).not.toContain('data-entry-grid-target="bar"');
      expect(html).toContain('không nhập');
    }
  });

  it('shows a teacher neither the sheets of others nor their marks in its data', async () => {
    expect((await look('teacher', `/entry/${foreign.code}`)).status).toBe(403);
    const { html } = await look('teacher', sheet);
    expect(html).not.toContain(`&quot;${foreign.code}&quot;`);
    // The homeroom teacher judges the whole class by it.
    expect((await look('homeroom', '/homeroom')).html).toContain(`&quot;${foreign.code}&quot;`);
  });

  it('is not there for a subject or a class that does not exist', async () => {
    expect((await look('principal', '/entry/KHÔNG')).status).toBe(404);
    const response = await fetch(`${api.url}/classes/khong/entry/${own!.code}`, {
      headers: { cookie: headers.get('principal')!.cookie! },
    });
    expect(response.status).toBe(404);
  });

  it('takes the days of tests, shows them over their columns, and keeps what was typed when one cannot be', async () => {
    const stated = await send('teacher', sheet, { 'regular/0': '2025-10-14' });
    expect(stated.status).toBe(303);
    expect((await look('teacher', sheet)).html).toContain('KT 14/10/2025');
    const refused = await send('teacher', sheet, { midterm: '2031-01-05' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="2031-01-05"');
    expect(refused.html).toMatch(/role="alert"/);
  });

  it('has room for one more regular mark where that is asked for', async () => {
    const columns = (html: string) => html.match(/ĐĐGtx \d/g)!.length;
    const usual = columns((await look('teacher', sheet)).html);
    expect(columns((await look('teacher', `${sheet}&more=1`)).html)).toBeGreaterThan(usual);
  });
});

describe('the page of what is of the class', () => {
  let api: TestApi;
  let cookie: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)), book });
    await openAccount(gateOf(api.test), api.imported.cast.homeroom, 'homeroom');
    ({ cookie } = (await sessionHeaders(api, gateOf(api.test), 'homeroom')) as { cookie: string });
  });
  afterAll(() => api.close());

  it('has conduct, absences and particulars, and what they lead to beside them', async () => {
    const at = async (query: string) => {
      const response = await fetch(`${api.url}/classes/${api.imported.classId}/homeroom${query}`, {
        headers: { cookie },
      });
      expect(response.status).toBe(200);
      return response.text();
    };
    expect(await at('?sheet=conduct&term=HK2')).toMatch(/data-figure="promotion"[^>]*>[^<]+</);
    expect(await at('?sheet=absences')).toContain('Nghỉ không phép');
    const particulars = await at('?sheet=particulars');
    const [year, month, day] = book.pupils[0]!.birthDate.split('-');
    expect(particulars).toContain(`${day}/${month}/${year}`);
  });
});
