// Two versions of a corrected record side by side: what changed is marked in both, with a word beside the colour.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { finalOf, transcriptOf } from '../../support/correction-cells.ts';
import { correctWholly, recordOf, sealedSchool, type CorrectedSchool } from '../../support/corrections.ts';
import { smallBook } from '../../support/house.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let school: CorrectedSchool;
let api: TestApi;
let principal: Visitor;
let corrected: ReturnType<typeof finalOf>;

beforeAll(async () => {
  school = await sealedSchool({ book: smallBook({}, 3) });
  corrected = finalOf(school, 1);
  const { path, after, by } = corrected;
  await correctWholly(school, { by, cells: [{ path, after }] });
  const { imported } = school;
  api = await startApi({ test: school, imported, accounts: (test) => accountsOf(gateOf(test)) });
  await openAccount(gateOf(school), imported.cast.principal, 'hieu.truong');
  principal = visitorOf(api);
  await principal.get('/sign-in');
  await principal.send('signIn', { account: 'hieu.truong', password: PASSWORD });
});
afterAll(() => api.close());

const marked = (text: string, kind: 'del' | 'ins') =>
  [...text.matchAll(new RegExp(`<${kind}>([^<]*)</${kind}> <small>([^<]*)</small>`, 'g'))].map(
    ([, value, word]) => ({ value, word }),
  );

it('marks in a transcript the results of the corrected subject, old in one table and new in the other', async () => {
  const { id } = await transcriptOf(school, 1);
  const { status, text } = await principal.get(`/records/${id}/versions`);
  expect(status).toBe(200);
  const [old, now] = [marked(text, 'del'), marked(text, 'ins')];
  expect(old.length).toBeGreaterThan(0);
  expect(now).toHaveLength(old.length);
  expect(new Set(old.map(({ word }) => word))).toEqual(new Set(['cũ']));
  expect(new Set(now.map(({ word }) => word))).toEqual(new Set(['mới']));
  expect(old.every(({ value }, index) => value !== now[index]!.value)).toBe(true);
  expect(text).toMatch(/\d+ chỗ khác nhau/);
  const rows = text.match(/class="row-differs"/g)!.length;
  expect(rows % 2).toBe(0);
});

it('marks in the summary of the class the row of the pupil and nobody else’s', async () => {
  const { id } = await recordOf(school, 'classSummary', 'year');
  const { text } = await principal.get(`/records/${id}/versions`);
  const rows = [...text.matchAll(/<tr class="row-differs"><th[^>]*>([^<]*)</g)].map(([, name]) => name);
  expect(new Set(rows)).toEqual(new Set([school.book.pupils[1]!.name]));
});

it('the page tells both versions, the correction in the timeline, and leads to the comparison', async () => {
  const { id } = await transcriptOf(school, 1);
  const { text } = await principal.get(`/records/${id}`);
  expect(text).toContain(`/records/${id}/versions?old=1&amp;new=2`);
  expect(text).toContain('Sửa theo quyết định');
  expect(text).toMatch(/document\?version=1"/);
});
