// Biên bản niêm phong: only what the last check found, signed by the office with the leader last, opened with a reason.
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { attachedSnapshot, type SealingMinutesSnapshot } from '../../../src/documents/index.ts';
import { sha256, type PersonId } from '../../../src/kernel/index.ts';
import {
  adoptPolicy,
  archiveClass,
  checkTarget,
  copyToTarget,
  draftSealings,
  mediaSeen,
  openSeal,
  readOfficePaper,
  repairTarget,
  sealMedium,
  signOfficePaper,
  thingOfCode,
  verifyJournal,
  type SealWish,
} from '../../../src/server/application/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { testConditions } from '../../support/conditions.ts';
import { schoolSeal } from '../../support/copies-office.ts';
import { serviceSigner, signerOf } from '../../support/house.ts';
import { bySystem, harms, plugIn, unplug, type TestMedium } from '../../support/media.ts';
import { policyWith } from '../../support/policies.ts';
import { databaseTool } from '../../support/results.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { appointOver } from '../../support/years.ts';

jest.setTimeout(60_000);

let test: ArchivedClass;
let schoolId: string;
let disk: TestMedium;
beforeAll(async () => {
  test = await archivedClass();
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
  disk = await plugIn(test.house, schoolId, 'Ổ cứng 1');
});
afterAll(async () => {
  unplug(disk);
  await test.close();
});

const drafting = () => ({ serviceSigner, conditions: testConditions(test.house.clock) });
const seal = (wish: Partial<SealWish> = {}) => {
  const { registrar: by, principal: leader } = test.imported.cast;
  const put = { label: 'VD-2026-01', serial: 'WX31', sealNumber: 'NP-1', keptAt: 'Tủ sắt' };
  return sealMedium(test.house, {
    ...{ schoolId, target: disk.target.id, by, leader, ...put, ...wish },
    ...drafting(),
  });
};
const check = () => checkTarget(test.house, disk.target, { schoolId, by: bySystem });
const copy = () => copyToTarget(test.house, disk.target, { by: bySystem });
const open = (by: PersonId, reason = 'Thêm gói mới') =>
  openSeal(test.house, { schoolId, target: disk.target.id, by, reason });
const seen = async (by = test.imported.cast.registrar) =>
  (await mediaSeen(test.house, { schoolId, by })).media[0]!;
const nameOf = (person: PersonId) => test.imported.cast.names.get(person) ?? person;

it('is refused where nobody checked, nothing stands, or the check found damage', async () => {
  await expect(seal()).rejects.toMatchObject({ code: 'mediumSeal.unchecked' });
  await check();
  await expect(seal()).rejects.toMatchObject({ code: 'mediumSeal.empty' });
  await copy();
  await expect(seal()).rejects.toMatchObject({ code: 'mediumSeal.unchecked' });
  const address = path.relative(path.join(test.house.folder, 'archive'), test.archived.folder);
  harms.changed!(path.join(disk.folder, address));
  const { findings } = await check();
  await expect(seal()).rejects.toMatchObject({ code: 'mediumSeal.damaged' });
  await repairTarget(test.house, disk.target, { schoolId, by: bySystem, findings });
  await expect(seal()).rejects.toMatchObject({ code: 'mediumSeal.damaged' });
  expect((await check()).decayed).toBe(0);
});

it('is drawn up by the office with a leader, and nobody twice', async () => {
  const { registrar, principal, homeroom, subjectTeachers } = test.imported.cast;
  await expect(seal({ by: homeroom })).rejects.toMatchObject({ code: 'access.notPermitted' });
  for (const wish of [
    { leader: registrar },
    { leader: subjectTeachers[0]! },
    { leader: 'ai-đó' as PersonId },
    { witnesses: [principal] },
  ])
    await expect(seal(wish)).rejects.toMatchObject({ code: 'mediumSeal.partyUnfit' });
  await expect(seal({ witnesses: [subjectTeachers[0]!] })).rejects.toMatchObject({
    code: 'mediumSeal.witnessCannotRead',
    details: { person: nameOf(subjectTeachers[0]!) },
  });
  expect((await seen()).seals).toEqual([]);
});

it('names what the check read, is signed by the office and then the leader, sealed, and known by its code', async () => {
  const { house, imported, archived } = test;
  const { registrar, principal } = imported.cast;
  const dead = {
    ...house,
    workshop: { ...house.workshop, sign: () => Promise.reject(new Error('mất điện')) },
  };
  const put = { label: 'VD-2026-01', sealNumber: 'NP-1', keptAt: 'Tủ sắt' };
  const wish = { schoolId, target: disk.target.id, by: registrar, leader: principal, ...put };
  await expect(sealMedium(dead, { ...wish, ...drafting() })).rejects.toThrow('mất điện');
  await expect(seal()).rejects.toMatchObject({ code: 'mediumSeal.inForce' });
  await draftSealings(house, drafting());
  const [standing] = (await seen()).seals;
  expect(standing!.awaited).toEqual([registrar]);
  const paperId = standing!.paper.id;
  const sign = (by: PersonId, as: 'signer' | 'seal', signer = signerOf(nameOf(by))) =>
    signOfficePaper(house, { paperId, by, as, signer, conditions: drafting().conditions });
  await expect(sign(principal, 'signer')).rejects.toMatchObject({ code: 'office.othersFirst' });
  await sign(registrar, 'signer');
  await expect(sign(registrar, 'seal', schoolSeal())).rejects.toMatchObject({ code: 'office.othersFirst' });
  await sign(principal, 'signer');
  expect((await seen()).seals[0]!.awaited).toEqual(['seal']);
  await sign(registrar, 'seal', schoolSeal());
  expect((await seen()).seals[0]!.awaited).toEqual([]);
  const { bytes } = await readOfficePaper(house, { paperId, by: registrar });
  expect(verifySigned(bytes)).toMatchObject({ verdict: 'valid' });
  const { packages, medium } = attachedSnapshot(bytes)!.snapshot as unknown as SealingMinutesSnapshot;
  expect(medium).toMatchObject({ name: 'Ổ cứng 1', kind: 'Ổ cứng ngoài', keptAt: 'Tủ sắt', serial: '' });
  expect(packages).toMatchObject([
    {
      ...{ className: '8A1', schoolYear: '2025-2026', name: archived.name },
      tagManifest: sha256(readFileSync(path.join(archived.folder, 'tagmanifest-sha256.txt'))),
    },
  ]);
  expect(await thingOfCode(house, standing!.paper.verificationCode)).toMatchObject({
    ...{ kind: 'sealingMinutes', complete: true, school: 'Trường THCS Ví Dụ' },
  });
});

it('keeps everything from the medium until the seal is opened, and tells of what came all the same', async () => {
  const { house, imported } = test;
  await expect(copy()).rejects.toMatchObject({ code: 'mediumSeal.inForce' });
  await expect(
    repairTarget(house, disk.target, { schoolId, by: bySystem, findings: [] }),
  ).rejects.toMatchObject({ code: 'mediumSeal.inForce' });
  const asked = { classId: imported.classId, by: imported.cast.registrar };
  const later = await archiveClass(house, asked);
  const address = path.relative(path.join(house.folder, 'archive'), later.folder);
  cpSync(later.folder, path.join(disk.folder, address), { recursive: true });
  expect((await check()).findings).toContainEqual({ package: address, kind: 'afterSeal', path: null });
  expect((await seen()).packages).toHaveLength(1);
  const tool = await databaseTool(house.folder);
  for (const statement of [
    `UPDATE medium_seals SET "keptAt" = 'nơi khác'`,
    `DELETE FROM medium_seals`,
    `DELETE FROM archive_check_packages`,
    `INSERT INTO archive_copies SELECT "targetId", "classId", 'x', at, files, octets FROM archive_copies`,
  ])
    await expect(tool.query(statement)).rejects.toThrow(/append-only|sealed/);
  await tool.destroy();
});

it('is opened once, by the office, with its reason in the journal, and sealed again only after another check', async () => {
  const { house, imported } = test;
  const { registrar, homeroom } = imported.cast;
  await expect(open(homeroom)).rejects.toMatchObject({ code: 'access.notPermitted' });
  await expect(open(registrar)).resolves.toMatchObject({ reason: 'Thêm gói mới' });
  await expect(open(registrar)).rejects.toMatchObject({ code: 'mediumSeal.none' });
  expect((await seen()).seals[0]!.opening).toMatchObject({ by: registrar, reason: 'Thêm gói mới' });
  await expect(seal({ sealNumber: 'NP-2' })).rejects.toMatchObject({ code: 'mediumSeal.unchecked' });
  await copy();
  await check();
  const [one, other] = await Promise.allSettled([seal({ sealNumber: 'NP-2' }), seal({ sealNumber: 'NP-2' })]);
  expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  const { seals } = await seen();
  expect(seals.map(({ sealNumber, opening }) => [sealNumber, opening === null])).toEqual([
    ['NP-2', true],
    ['NP-1', false],
  ]);
  expect((await verifyJournal(house)).findings).toEqual([]);
});

it('is signed by whom the policy of the school names', async () => {
  const { house, imported } = test;
  const [vice, witness] = imported.cast.subjectTeachers as [PersonId, PersonId];
  const archive = { mediaSealing: { witnesses: ['systemBoard'], leader: 'principal' } } as const;
  const bytes = Buffer.from(JSON.stringify(policyWith({ archive })));
  await adoptPolicy(house, { schoolId, bytes, by: imported.cast.principal, decisionNumber: '9/QĐ-VD' });
  const missing = { code: 'mediumSeal.partyMissing' };
  await expect(seal()).rejects.toMatchObject(missing);
  await appointOver(house, schoolId, vice, 'vicePrincipal');
  await appointOver(house, schoolId, witness, 'administrator');
  await expect(seal({ witnesses: [vice] })).rejects.toMatchObject(missing);
  await expect(seal({ witnesses: [witness], leader: vice })).rejects.toMatchObject(missing);
  // Nothing is wrong with those who sign any more.
  await expect(seal({ witnesses: [witness] })).rejects.toMatchObject({ code: 'mediumSeal.inForce' });
});
