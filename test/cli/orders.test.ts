// giaplai orders and giaplai lock: the office and the leaders at the command line.
import { homeAt } from '../../src/cli/home.ts';
import { lockClass } from '../../src/cli/lock-command.ts';
import { decide, execute } from '../../src/cli/orders/answer-order-command.ts';
import { listOrders } from '../../src/cli/orders/list-command.ts';
import { propose, type ProposeCommand } from '../../src/cli/orders/propose-command.ts';
import { appoint } from '../../src/server/application/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import { importBook, signAs, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';

const book = smallBook({}, 1);
const { principal, registrar } = book.staff;
const administrator = 'Quản Trị Ví Dụ';
let test: TestHouse;
let imported: ImportedClass;
let said: string;

beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
  const [school] = await test.house.store.read((view) => view.schools());
  const person = { id: 'quản-trị' as PersonId, schoolId: school!.id, name: administrator };
  await test.house.store.write((transaction) => transaction.addPeople([person]));
  const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
  const post = { schoolId: school!.id, person: person.id, role: 'administrator', decision } as const;
  await appoint(test.house, post, { service: 'setup' });
});
beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => test.close());

const home = () => homeAt(test.folder);
const proposing = (more: Partial<ProposeCommand>) =>
  propose(home(), book.className, { as: administrator, reason: 'Hết học kì', unlock: false, ...more });
const orderIn = () => /[0-9a-f]{8}/.exec(said)?.[0] ?? '';

it('proposes, decides and carries out an order on a window, and lists who did what', async () => {
  expect(await proposing({ window: 'scores:HK1' })).toBe(0);
  const order = orderIn();
  expect(await decide(home(), order, { as: principal, decision: '21/QĐ-VD' }, true)).toBe(0);
  expect(await execute(home(), order, { as: administrator })).toBe(0);
  said = '';
  expect(await listOrders(home(), book.className, {})).toBe(0);
  expect(said).toContain('đã thực hiện');
  expect(said).toContain(`21/QĐ-VD ${principal}`);
  expect(said).toContain('vào điểm HK1');
});

it('tells of a window that is none, and of an order that is none or not the only one', async () => {
  await expect(proposing({ window: 'điểm' })).rejects.toThrow('cli.unknownWindow');
  const deciding = { as: principal, decision: '22/QĐ-VD' };
  await expect(decide(home(), 'ffffffff', deciding, true)).rejects.toThrow('order.unknown');
  await expect(decide(home(), '', deciding, true)).rejects.toThrow('order.unknown');
});

it('refuses an order, which then is not carried out', async () => {
  await proposing({ window: 'scores:HK1', unlock: true });
  const order = orderIn();
  expect(await decide(home(), order, { as: principal, decision: '23/QĐ-VD' }, false)).toBe(0);
  await expect(execute(home(), order, { as: administrator })).rejects.toThrow('order.notGranted');
});

it('locks a class in one go, leaving the row behind, and says who must when somebody else tries', async () => {
  const { cast, records } = imported;
  const { house } = test;
  await submitAll(house, imported);
  for (const teacher of cast.subjectTeachers)
    await signAs(house, imported, teacher, 'subjectTeacher', records);
  await signAs(house, imported, cast.homeroom, 'homeroomTeacher', records);
  await signAs(house, imported, cast.principal, 'principal', records);
  const locking = { decision: '24/QĐ-VD' };
  expect(await lockClass(home(), book.className, { ...locking, as: registrar })).toBe(1);
  expect(said).toContain('Chỉ Hiệu trưởng được ra lệnh khóa');
  expect(await lockClass(home(), book.className, { ...locking, as: principal })).toBe(0);
  said = '';
  await listOrders(home(), book.className, {});
  expect(said).toContain(`${records.length} hồ sơ`);
  expect(said).toContain(`24/QĐ-VD ${principal}`);
});
