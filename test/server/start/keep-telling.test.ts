// A running server tells people and programs by itself, and stops in good order.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { saveContact, subscribe, type Mailer } from '../../../src/server/application/index.ts';
import { bounceFolder, folderMailer } from '../../../src/server/mail/index.ts';
import { keepTelling } from '../../../src/server/start/keep-telling.ts';
import { networksFrom, webhookPostman } from '../../../src/server/webhooks/index.ts';
import { importBook, smallBook, submitAll, testHouse, type TestHouse } from '../../support/house.ts';
import { receiver, type Receiver } from '../../support/receiver.ts';

let test: TestHouse;
let elsewhere: Receiver;
beforeEach(async () => {
  test = await testHouse();
  elsewhere = await receiver();
});
afterEach(async () => {
  await elsewhere.close();
  await test.close();
});

const postman = webhookPostman({ networks: networksFrom('127.0.0.0/8') });
const until = async (condition: () => boolean) => {
  for (let turn = 0; turn < 1000 && !condition(); turn += 1) await pause(10);
};
const often = { noticesEveryMs: 20, webhooksEveryMs: 20 };

it('who has work waiting is written to, and a subscribed program is told of each step', async () => {
  const { house, folder } = test;
  const outgoing = path.join(folder, 'outgoing-mail');
  const failures: unknown[] = [];
  const imported = await importBook(house, smallBook());
  const [school] = await house.store.read((view) => view.schools());
  await subscribe(house, { schoolId: school!.id, url: elsewhere.url, events: ['record.submitted'] });
  const [teacher] = imported.cast.subjectTeachers;
  const contact = { address: 'gv@vidu.example', language: 'vi', digests: 'all' } as const;
  await saveContact(house, { personId: teacher!, ...contact });
  const kept = keepTelling({
    house,
    mailer: folderMailer({ folder: outgoing, from: 'giaplai@localhost' }),
    postman,
    onFailure: (error) => failures.push(error),
    ...often,
  });
  await submitAll(house, imported);
  const letters = () => {
    try {
      return readdirSync(outgoing).filter((name) => name.endsWith('.eml'));
    } catch {
      return [];
    }
  };
  await until(() => elsewhere.received.length >= imported.records.length && letters().length > 0);
  await kept.end();
  expect(failures).toEqual([]);
  expect(elsewhere.received).toHaveLength(imported.records.length);
  expect(letters()).toHaveLength(1);
  expect(readFileSync(path.join(outgoing, letters()[0]!), 'utf8')).toContain('gv@vidu.example');
});

it('ended, it lets the message under way finish, keeps its outcome, and closes the mailer', async () => {
  const { house } = test;
  const imported = await importBook(house, smallBook());
  await submitAll(house, imported);
  const contact = { address: 'gv@vidu.example', language: 'vi', digests: 'all' } as const;
  await saveContact(house, { personId: imported.cast.subjectTeachers[0]!, ...contact });
  const steps: string[] = [];
  const slow: Mailer = {
    send: async () => {
      steps.push('begun');
      await pause(150);
      steps.push('sent');
      return { outcome: 'accepted', reply: '250' };
    },
    close: () => Promise.resolve(void steps.push('closed')),
  };
  const kept = keepTelling({ house, mailer: slow, postman, onFailure: () => undefined, ...often });
  await until(() => steps.length > 0);
  await kept.end();
  expect(steps).toEqual(['begun', 'sent', 'closed']);
  const [notice] = await house.store.read((view) => view.notices(1));
  expect(notice).toMatchObject({ state: 'accepted', attempts: 1 });
});

it('a folder of returned letters that cannot be read is told, and letters go out all the same', async () => {
  const { house } = test;
  const imported = await importBook(house, smallBook());
  await submitAll(house, imported);
  const contact = { address: 'gv@vidu.example', language: 'vi', digests: 'all' } as const;
  await saveContact(house, { personId: imported.cast.subjectTeachers[0]!, ...contact });
  const failures: unknown[] = [];
  const sent: string[] = [];
  const kept = keepTelling({
    house,
    mailer: {
      send: ({ to }) => Promise.resolve({ outcome: 'accepted', reply: String(sent.push(to)) }),
      close: () => Promise.resolve(),
    },
    postman,
    bounces: bounceFolder({ folder: '/dev/null/bounces', returnPath: 'b@truong.example' }),
    onFailure: (error) => failures.push(error),
    ...often,
  });
  await until(() => sent.length > 0);
  await kept.end();
  expect(sent).toEqual(['gv@vidu.example']);
  expect(failures[0]).toMatchObject({ code: 'ENOTDIR' });
});
