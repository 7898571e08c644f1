// The story of the development school: classes in different phases, told once, and to its end after an interruption.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  childrenOf,
  correctionsOfPerson,
  dueFor,
  entryProgress,
  statusOfClass,
  type House,
} from '../../../src/server/application/index.ts';
import { checkPolicy, schoolYearOf, dayAt } from '../../../src/policies/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import { keyPlaces, noKeySettings } from '../../../src/server/keys/index.ts';
import { seedSchool } from '../../../src/server/start/seed.ts';
import { storyPolicy } from '../../../src/server/start/seed-policy.ts';
import { tellStory } from '../../../src/server/start/seed-story.ts';
import { testConditions } from '../../support/conditions.ts';
import { serviceSigner, signerOf, temporaryFolder, testHouse } from '../../support/house.ts';

const samples = path.join(__dirname, '../../../samples');

const nameOf = async (house: House, person: PersonId) =>
  (await house.store.read((view) => view.people([person])))[0]!.name;

function meansOf(house: House) {
  return {
    serviceOf: serviceSigner,
    conditions: () => Promise.resolve(testConditions(house.clock)),
    keyPlaces: keyPlaces(noKeySettings, { clock: house.clock, schoolName: () => Promise.resolve('') }),
    keptKeys: {
      ofPerson: async (person: PersonId) => signerOf(await nameOf(house, person)),
      sealOf: async (school: string) => {
        const found = (await house.store.read((view) => view.schools())).find(({ id }) => id === school);
        return signerOf(found!.name, found!.name);
      },
    },
  };
}

const statesOf = (house: House) =>
  house.store
    .read((view) => view.classes())
    .then((classes) =>
      Promise.all(
        classes.map(async ({ id, name }) => [name, (await statusOfClass(house, id)).byState] as const),
      ),
    )
    .then((entries) => Object.fromEntries(entries));

it('shows a class that was archived, one that waits for a late teacher, and two that are being entered', async () => {
  const { house, close } = await testHouse();
  const home = temporaryFolder();
  const now = house.clock.now();
  await seedSchool(house, samples);
  // The server is killed when half of the teachers have signed: every key after that is out of reach.
  const means = meansOf(house);
  let keys = 6;
  const ofPerson = (person: PersonId) =>
    (keys -= 1) < 0 ? Promise.reject(new Error('killed')) : means.keptKeys.ofPerson(person);
  const cut = { ...means, keptKeys: { ...means.keptKeys, ofPerson } };
  await expect(tellStory(house, cut, home)).rejects.toThrow('killed');
  expect(existsSync(path.join(home, 'demo-story.json'))).toBe(false);
  await tellStory(house, means, home);
  const states = await statesOf(house);
  expect(states['9D']).toEqual({ archived: 7 });
  expect(states['8C']).toEqual({ draft: 12, subjectSigning: 1 });
  expect(states['6A']).toEqual({ draft: 17 });

  const { schoolId, people } = await house.store.read(async (view) => ({
    schoolId: (await view.schools())[0]!.id,
    people: await view.people(),
  }));
  const idOf = (name: string) => people.find((one) => one.name === name)!.id;
  const late = [];
  const principal = (await house.store.read((view) => view.appointmentsIn(schoolId))).find(
    ({ role }) => role === 'principal',
  )!.personId;
  for (const { id } of people)
    late.push(...(await dueFor(house, id)).filter(({ schoolClass }) => schoolClass.name === '8C'));
  expect(late).toHaveLength(1);
  const [waiting] = await correctionsOfPerson(house, principal);
  expect(waiting).toMatchObject({ task: 'permitCorrection' });
  expect(waiting!.correction.snapshot.context.evidence).toHaveLength(2);

  const schoolYear = schoolYearOf(dayAt(now));
  const { byClass } = await entryProgress(house, { schoolId, schoolYear, by: principal });
  const missing = new Map(byClass.map(({ name, required, entered }) => [name, required - entered]));
  expect(missing.get('7B')).toBeGreaterThan(0);
  expect(missing.get('6A')).toBeGreaterThan(0);
  expect(
    (await childrenOf(house, idOf('Trịnh Thu Hà'))).map(({ schoolClass }) => schoolClass.name).toSorted(),
  ).toEqual(['6A', '9D']);
  expect(await childrenOf(house, idOf('Lâm Quốc Bảo'))).toHaveLength(1);

  const head = await house.store.read((view) => view.journalHead());
  await tellStory(house, means, home);
  await tellStory(house, means, temporaryFolder());
  const grown = (await house.store.read((view) => view.journalHead())).seq - head.seq;
  // A second telling repeats no signature and no request; it only notes the deadline for whoever is late already.
  expect(grown).toBeLessThanOrEqual(1);
  await close();
}, 240_000);

it.each(['2026-08-01', '2026-11-22', '2027-01-16', '2027-02-28', '2027-07-31', '2028-02-29'])(
  'has a regulation that is sound on whatever day the server starts: %s',
  (day) => {
    expect(checkPolicy(storyPolicy('Trường Ví Dụ', instant(`${day}T08:00:00+07:00`)))).toMatchObject({
      ok: true,
    });
  },
);
