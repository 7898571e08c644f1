// A webhook that rests is told nothing, and forgets nothing.
import {
  appoint,
  pauseSubscription,
  queueDeliveries,
  resumeSubscription,
  sendDeliveries,
  subscribe,
} from '../../../src/server/application/index.ts';
import { networksFrom, webhookPostman } from '../../../src/server/webhooks/index.ts';
import { importBook, smallBook, submitAll, testHouse } from '../../support/house.ts';
import { receiver } from '../../support/receiver.ts';

it('steps taken while a webhook rests are told when it goes on, each once', async () => {
  const test = await testHouse();
  const elsewhere = await receiver();
  const { house } = test;
  const postman = webhookPostman({ networks: networksFrom('127.0.0.0/8') });
  try {
    const imported = await importBook(house, smallBook());
    const [school] = await house.store.read((view) => view.schools());
    const schoolId = school!.id;
    const [person] = imported.cast.subjectTeachers;
    const decision = { number: '5/QĐ', date: '2026-05-01' };
    await appoint(
      house,
      { schoolId, person: person!, role: 'administrator', decision },
      { service: 'setup' },
    );
    const by = { person: person!, schoolId };
    const { id } = await subscribe(house, { schoolId, url: elsewhere.url, events: ['record.submitted'] });
    const first = await pauseSubscription(house, by, id);
    expect(await pauseSubscription(house, by, id)).toEqual(first);
    await submitAll(house, imported);
    expect(await queueDeliveries(house)).toBe(imported.records.length);
    expect(await sendDeliveries(house, postman)).toEqual({ delivered: 0, refused: 0, dead: 0 });
    expect(elsewhere.received).toEqual([]);
    await resumeSubscription(house, by, id);
    expect(await sendDeliveries(house, postman)).toMatchObject({ delivered: imported.records.length });
    const told = elsewhere.received.map(({ headers }) => headers['giaplai-delivery']);
    expect(new Set(told).size).toBe(imported.records.length);
  } finally {
    await elsewhere.close();
    await test.close();
  }
});
