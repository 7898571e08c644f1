// A whole correction through the pages: asked for, confirmed, permitted, opened, witnessed, edited, minuted, signed, sealed.
import type { PersonId } from '../../../src/kernel/index.ts';
import { appoint } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { smallBook, throughTheLock } from '../../support/house.ts';
import { addPerson } from '../../support/school-office.ts';
import { scannedPages } from '../../support/scans.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

const book = smallBook({}, 2);
const subject = book.subjects.find(
  ({ assessedBy, teacher }) => assessedBy === 'score' && teacher !== book.staff.homeroomTeacher,
)!;
const pupil = book.pupils[0]!;
const path = `pupils/${pupil.code}/entries/HK1/${subject.code}/final`;

let api: TestApi;
let form: string;
let correction: string;
const people = {} as Record<'teacher' | 'homeroom' | 'principal' | 'board' | 'registrar' | 'other', Visitor>;

beforeAll(async () => {
  api = await startApi({ book, accounts: (test) => accountsOf(gateOf(test)) });
  await throughTheLock(api.test.house, api.imported);
  const { cast, classId } = api.imported;
  const gate = gateOf(api.test);
  const schoolId = (await api.test.house.store.read((view) => view.schools()))[0]!.id;
  const board = await addPerson(gate, schoolId, 'Quản Trị Viên');
  const decision = { number: '5/QĐ', date: '2025-08-30' };
  await appoint(gate, { schoolId, person: board, role: 'administrator', decision }, { service: 'setup' });
  const named = (name: string) => [...cast.names].find(([, one]) => one === name)![0];
  const teacher = named(subject.teacher);
  const other = [...cast.names].find(
    ([person, name]) =>
      book.subjects.some((one) => one.teacher === name) &&
      ![teacher, cast.homeroom, cast.principal, cast.registrar].includes(person),
  )![0];
  const all: Record<keyof typeof people, PersonId> = { ...cast, teacher, board, other };
  for (const who of ['teacher', 'homeroom', 'principal', 'board', 'registrar', 'other'] as const) {
    await openAccount(gate, all[who], who);
    people[who] = visitorOf(api);
    await people[who].get('/sign-in');
    await people[who].send('signIn', { account: who, password: PASSWORD });
  }
  form = `/corrections/new?class=${classId}&pupil=${pupil.code}&sheet=subject.HK1.${subject.code}`;
}, 60_000);
afterAll(() => api.close());

it('says how to begin where there is nothing yet, and offers it only to those who may ask', async () => {
  const mine = await people.teacher.get('/corrections');
  expect(mine.text).toContain('Chưa có việc sửa điểm nào');
  expect(mine.text).toContain('href="/corrections/new"');
  expect((await people.registrar.get('/corrections')).text).not.toContain('href="/corrections/new"');
});

it('leads from the class to the pupil and sheet, and offers a teacher their own subject alone', async () => {
  expect((await people.teacher.get('/corrections/new')).text).toContain(api.imported.classId);
  const choose = await people.teacher.get(`/corrections/new?class=${api.imported.classId}`);
  expect(choose.text).toContain(`value="subject.HK1.${subject.code}"`);
  expect(choose.text).not.toContain('value="conduct.HK1"');
  const lead = await people.homeroom.get(`/corrections/new?record=${api.imported.records[0]!}`);
  expect(lead.text).toContain('value="conduct.HK1"');
  const foreign = await people.other.get(form);
  expect(foreign.text).not.toContain(`name="to:${path}"`);
});

it('keeps what was typed when a value cannot be, and when nothing is asked', async () => {
  const page = await people.teacher.get(form);
  expect(page.text).toContain(`name="to:${path}"`);
  const unreadable = await people.teacher.send('send', {
    [`to:${path}`]: 'mười hai',
    reason: 'Cộng sót câu 5',
  });
  expect(unreadable.status).toBe(400);
  expect(unreadable.text).toContain('value="mười hai"');
  expect(unreadable.text).toMatch(new RegExp(`is-invalid" name="to:${path}"[^>]* aria-invalid="true"`));
  expect(unreadable.text).toMatch(new RegExp(`id="wrong:${path}">Điểm từ 0 đến 10`));
  expect(unreadable.text.match(/id="wrong:/g)).toHaveLength(1);
  expect(unreadable.text).toContain('Cộng sót câu 5</textarea>');
  const nothing = await people.teacher.send('send', { reason: 'Cộng sót câu 5' });
  expect(nothing.status).toBe(422);
  expect(nothing.text).toContain('is-invalid');
});

it('takes the request with the evidence that was sent ahead', async () => {
  const response = await fetch(
    `${api.url}/api/classes/${api.imported.classId}/correction-evidence?kind=testPaper&name=${encodeURIComponent('bài <b>.pdf')}`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/pdf',
        authorization: `Bearer ${await api.tokenOf([...api.imported.cast.names].find(([, one]) => one === subject.teacher)![0], ['write'])}`,
      },
      body: Buffer.from(scannedPages.pdf()),
    },
  );
  const { id } = (await response.json()) as { id: string };
  const page = await people.teacher.get(form);
  expect(page.text).toContain(`name="upload" value="${id}"`);
  expect(page.text).not.toContain('bài <b>');
  const was = /name="was:[^"]*\/final" value="(\d+)"/.exec(page.text)![1]!;
  const fields = { [`to:${path}`]: '1,7', reason: 'Cộng sót câu 5', upload: id };
  const stale = await people.teacher.send('send', { ...fields, [`was:${path}`]: '99' });
  expect(stale.status).toBe(409);
  const sent = await people.teacher.send('send', { ...fields, [`was:${path}`]: was });
  expect(sent.status).toBe(303);
  correction = sent.location!;
  const shown = await people.teacher.get(correction);
  expect(shown.text).toContain('Đã gửi đề nghị');
  expect(shown.text).toMatch(/<ins[^>]*>1,7<\/ins>/);
  expect(shown.text).toContain(pupil.name);
});

it('gives each person the one thing they do, in turn, and everybody else none', async () => {
  const turn = async (who: keyof typeof people, deed: string, fields: Record<string, string> = {}) => {
    const mine = await people[who].get(correction);
    expect([who, deed, mine.text.includes(`name="_do" value="${deed}"`)]).toEqual([who, deed, true]);
    const done = await people[who].send(deed, fields);
    expect([deed, done.status]).toEqual([deed, 303]);
    await api.settled();
  };
  const early = await people.principal.get(correction);
  expect(early.text).not.toContain('value="permit"');
  expect(early.text).toContain('Giáo viên chủ nhiệm');
  expect((await people.principal.send('permit', { decisionNumber: '7/QĐ' })).status).toBe(409);
  expect((await people.homeroom.get('/corrections')).text).toContain('Xác nhận của chủ nhiệm');
  await turn('homeroom', 'confirm');
  await people.principal.get(correction);
  const unnumbered = await people.principal.send('permit', { decisionNumber: '' });
  expect([unnumbered.status, unnumbered.text.includes('is-invalid')]).toEqual([422, true]);
  const silent = await people.principal.send('refuse', { reason: ' ' });
  expect(silent.status).toBeGreaterThanOrEqual(400);
  await turn('principal', 'permit', { decisionNumber: '7/QĐ-VD' });
  if ((await people.board.get(correction)).text.includes('value="permit"')) await turn('board', 'permit');
  const opener = (await people.board.get(correction)).text.includes('value="unlock"') ? 'board' : 'registrar';
  await people[opener].get(correction);
  const far = await people[opener].send('unlock', { until: '2090-01-01T00:00' });
  expect(far.status).toBe(422);
  expect(far.text).toContain('2090-01-01T00:00');
  await turn(opener, 'unlock');
  expect((await people.other.get(correction)).text).toContain('data-controller="count-down"');
  for (const who of ['board', 'principal', 'registrar', 'homeroom'] as const)
    if ((await people[who].get(correction)).text.includes('value="witness"')) await turn(who, 'witness');
  await turn('teacher', 'execute');
  expect((await people.teacher.get(correction)).text).toContain('Khoá lại các ô');
});

it('lets those who were there read and sign the minutes, then the office seal them', async () => {
  const signers = ['teacher', 'homeroom', 'board', 'registrar', 'principal'] as const;
  let signed = 0;
  for (const who of signers) {
    const page = await people[who].get(correction);
    if (!page.text.includes('name="_do" value="sign"')) continue;
    expect(page.text).toContain(`data-show-file-url-value="/api${correction}/minutes"`);
    expect((await people[who].send('sign', { key: 'none' })).status).toBe(400);
    expect(await people[who].send('sign', { key: 'development' })).toMatchObject({ status: 303 });
    signed += 1;
    await api.settled();
  }
  expect(signed).toBeGreaterThanOrEqual(3);
  const sealing = await people.registrar.get(correction);
  expect(sealing.text).toContain('name="_do" value="seal"');
  expect(await people.registrar.send('seal', { key: 'development' })).toMatchObject({ status: 303 });
  const after = await people.registrar.get(correction);
  expect(after.text).not.toContain('name="_do" value="seal"');
  expect(after.text).toContain('Văn bản chịu ảnh hưởng');
});

it('lets the requester withdraw, and tells of the end', async () => {
  const page = await people.teacher.get(form.replace(pupil.code, book.pupils[1]!.code));
  const other = path.replace(pupil.code, book.pupils[1]!.code);
  const was = /name="was:[^"]*\/final" value="(\d+)"/.exec(page.text)![1]!;
  const sent = await people.teacher.send('send', {
    [`to:${other}`]: '2',
    [`was:${other}`]: was,
    reason: 'Nhầm',
  });
  await people.teacher.get(sent.location!);
  expect((await people.teacher.send('withdraw', {})).status).toBe(303);
  const ended = await people.homeroom.get(sent.location!);
  expect(ended.text).toContain('Người đề nghị đã rút');
  expect(ended.text).toContain('Việc sửa này đã kết thúc');
  expect(ended.text).not.toContain('follow-correction-stream');
});
