// The summer in the pages: entered by right, decided by a number, its page signed and sealed, and everything refused out of turn.
import type { PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { throughTheLock } from '../../support/house.ts';
import { summerBook } from '../../support/summer.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

const { staff, subjects } = summerBook();
/** Somebody else than who teaches what failed. */
const book = summerBook({ staff: { ...staff, homeroomTeacher: subjects.at(-1)!.teacher } });
const [retaking, training, fine] = book.pupils.map(({ code }) => code);
const failed = book.subjects.filter(({ assessedBy }) => assessedBy === 'score').slice(0, 2);

let api: TestApi;
let page: (pupil?: string) => string;
let principal: Visitor;
let homeroom: Visitor;
let registrar: Visitor;
let teacher: Visitor;

beforeAll(async () => {
  api = await startApi({ book, accounts: (test) => accountsOf(gateOf(test)) });
  const { cast, classId } = api.imported;
  page = (pupil) => `/classes/${classId}/summer${pupil === undefined ? '' : `/${pupil}`}`;
  const signedIn = async (person: PersonId, account: string) => {
    await openAccount(gateOf(api.test), person, account);
    const visitor = visitorOf(api);
    await visitor.get('/sign-in');
    await visitor.send('signIn', { account, password: PASSWORD });
    return visitor;
  };
  principal = await signedIn(cast.principal, 'hieu.truong');
  homeroom = await signedIn(cast.homeroom, 'chu.nhiem');
  registrar = await signedIn(cast.registrar, 'van.thu');
  const named = (name: string) => [...cast.names].find(([, one]) => one === name)![0];
  teacher = await signedIn(named(failed[0]!.teacher), 'giao.vien');
});
afterAll(() => api.close());

it('offers nothing to enter before the transcripts are locked, and shows results of others to nobody new', async () => {
  const { status, text } = await homeroom.get(page(retaking));
  expect(status).toBe(200);
  expect(text).toContain('Học bạ chưa khoá');
  expect(text).not.toContain(`value.subjects/${failed[0]!.code}`);
  expect((await teacher.get(page(retaking))).status).toBe(404);
  const list = await teacher.get(page());
  expect(list.status).toBe(200);
  for (const pupil of book.pupils) expect(list.text).not.toContain(pupil.name);
  const early = await teacher.sendTo(page(retaking), 'enter', {
    [`value.subjects/${failed[0]!.code}`]: '7,5',
  });
  expect(early.status).toBe(404);
  await throughTheLock(api.test.house, api.imported);
});

it('lists who is assessed again and who trains, and nobody else', async () => {
  const { status, text } = await homeroom.get(page());
  expect(status).toBe(200);
  expect(text).toContain(page(retaking));
  expect(text).toContain(page(training));
  expect(text).not.toContain(page(fine));
  expect(text).toContain(failed[0]!.name);
  expect(text).toContain('Rèn luyện trong hè');
  expect((await homeroom.get(page(fine))).status).toBe(404);
  expect((await principal.get(`/classes/${api.imported.classId}`)).text).toContain(`${page()}"`);
});

it('the teacher of a subject enters its result; what is no mark is told beside the field and stays typed', async () => {
  const [mine] = failed;
  const field = `value.subjects/${mine!.code}`;
  const { text } = await teacher.get(page(retaking));
  expect(text).toContain(`name="${field}"`);
  expect(text).not.toContain('name="value.conduct"');
  expect(text).not.toContain('name="decisionNumber"');
  const wrong = await teacher.send('enter', { [field]: '11,5', [`before.subjects/${mine!.code}`]: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="11,5"');
  expect(wrong.text.match(/class="invalid-feedback"/g)).toHaveLength(1);
  const right = await teacher.send('enter', { [field]: '6,5', [`before.subjects/${mine!.code}`]: '' });
  expect(right.status).toBe(303);
  expect((await teacher.get(page(retaking))).text).toContain('6,5');
  const stale = await teacher.send('enter', { [field]: '8', [`before.subjects/${mine!.code}`]: '' });
  expect(stale.status).toBe(409);
  const bare = await teacher.send('enter', { [field]: '8', [`before.subjects/${mine!.code}`]: '65' });
  expect(bare.status).toBe(422);
  expect(bare.text).toContain('nêu lý do');
});

it('nobody enters what is not theirs, and only the principal decides', async () => {
  await homeroom.get(page(retaking));
  const field = `subjects/${failed[1]!.code}`;
  expect((await registrar.get(page(retaking))).text).not.toContain('data-deed');
  expect((await registrar.send('enter', { [`value.${field}`]: '9', [`before.${field}`]: '' })).status).toBe(
    403,
  );
  expect((await homeroom.send('decide', { decisionNumber: '41/QĐ' })).status).toBe(403);
});

it('training is proposed, decided with a number, signed in turn and sealed; the transcript is made anew', async () => {
  await homeroom.get(page(training));
  const proposal = {
    'value.training': 'Đọc sách <5> buổi',
    'before.training': '',
    'value.conduct': 'Đạt',
    'before.conduct': '',
  };
  expect((await homeroom.send('enter', proposal)).status).toBe(303);
  expect((await principal.get(page(training))).text).toContain('Đọc sách &lt;5> buổi');
  const without = await principal.send('decide', { decisionNumber: ' ', conduct: '' });
  expect(without.status).toBe(422);
  expect(without.text).toContain('id="decide-decisionNumber-wrong"');
  expect((await principal.send('decide', { decisionNumber: '41/QĐ-VD', conduct: '' })).status).toBe(303);
  expect((await principal.send('decide', { decisionNumber: '41/QĐ-VD', conduct: '' })).status).toBe(409);
  const { text } = await homeroom.get(page(training));
  const id = /name="page" value="([^"]+)"/.exec(text)![1]!;
  const key = { page: id, key: 'development' };
  expect((await principal.get(page(training))).text).not.toContain('Kí trang bổ sung<');
  expect((await principal.send('sign', key)).status).toBe(409);
  expect((await homeroom.send('sign', { ...key, key: 'magic' })).status).toBe(400);
  expect((await homeroom.send('sign', key)).status).toBe(303);
  expect((await homeroom.send('sign', key)).status).toBe(409);
  await registrar.get(page(training));
  expect((await registrar.send('seal', key)).status).toBe(409);
  expect((await principal.send('sign', key)).status).toBe(303);
  const office = await registrar.get(page(training));
  expect(office.text).toContain('Đóng dấu trang bổ sung');
  expect((await registrar.send('seal', key)).status).toBe(303);
  const done = await registrar.get(page(training));
  expect(done.text).toContain('Trang bổ sung đã đóng dấu');
  expect(done.text).toContain('/records/');
});

it('a page of another class, or of none, is signed by nobody here', async () => {
  await homeroom.get(page(retaking));
  const unknown = { page: '00000000-0000-4000-8000-000000000000', key: 'development' };
  expect((await homeroom.send('sign', unknown)).status).toBe(404);
  expect((await homeroom.get('/classes/none/summer')).status).toBe(404);
});
