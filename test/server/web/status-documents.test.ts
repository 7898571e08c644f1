// Where documents are kept, as the page of whoever keeps the system running tells it: an object store that answers, is away, is back.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import { employ } from '../../support/school-office.ts';
import { endS3, useS3 } from '../../support/s3/server.ts';
import { troubledS3, type TroubledS3 } from '../../support/s3/trouble.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let place: string;
let trouble: TroubledS3;
let api: TestApi;
let administrator: Visitor;
beforeAll(async () => {
  const s3 = useS3();
  trouble = await troubledS3(s3.endpoint);
  place = s3.freshPlace();
  process.env.GIAPLAI_S3_ENDPOINT = trouble.endpoint;
  process.env.GIAPLAI_S3_PATIENCE = '2';
  process.env.GIAPLAI_BLOBS = place;
  api = await startApi({ test: await testHouse(), accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  const [school] = await gate.store.read((view) => view.schools());
  await employ(gate, school!.id, { role: 'administrator', account: 'quan.tri' });
  administrator = visitorOf(api);
  await administrator.get('/sign-in');
  await administrator.send('signIn', { account: 'quan.tri', password: PASSWORD });
}, 240_000);
afterAll(async () => {
  await api.close();
  await trouble.close();
  endS3();
});

const seen = async (): Promise<string> => (await administrator.get('/status/documents')).text;

it('names the store and its server, and says that it answers and what the cache holds', async () => {
  const text = await seen();
  for (const said of [
    'Trong kho đối tượng',
    place,
    trouble.endpoint,
    'Trả lời sau',
    'Từ khi chương trình này',
  ])
    expect(text).toContain(said);
  // The class book that was imported is there.
  expect(text).toMatch(/Bản sao tạm: [\d.,]+\skB, nhiều nhất 10\sGB/);
});

it('says that it is away, why, and what to do, and remembers that once it is back', async () => {
  trouble.make('busy');
  const away = await seen();
  expect(away).toContain('Không trả lời');
  expect(away).toContain('Chưa mất gì');
  expect(away).toContain('/problems/objects.unreachable');
  trouble.make(null);
  const back = await seen();
  expect(back).toContain('Trả lời sau');
  expect(back).not.toContain('Chưa mất gì');
  expect(back).toMatch(/Trục trặc gần nhất:.*\/problems\/objects\.unreachable/s);
}, 60_000);
