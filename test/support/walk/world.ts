// Two schools for the access walk: classes beside each other, in another grade and in another school, each with records
// that are locked and one that is being signed, and in each school somebody to whom things could be done.
import { randomUUID } from 'node:crypto';
import { instant } from '../../../src/kernel/index.ts';
import type { ClassBook } from '../../../src/assessment/index.ts';
import {
  freezeEditLog,
  issueToken,
  proposeLocking,
  subscribe,
  type Gate,
  requestCorrection,
} from '../../../src/server/application/index.ts';
import { importBook, smallBook, type ImportedClass, type TestHouse } from '../house.ts';
import { employ } from '../school-office.ts';
import { makeClassBook, writeClassWorkbook } from '../workbooks/index.ts';
import { places, type Place } from './circles.ts';
import { scannedPages } from '../scans.ts';
import type { Target } from './expectation.ts';
import { dossierIn } from './dossier.ts';
import { lockSome } from './lock-some.ts';
import { lockMinutesIn, schoolOrderIn } from './locking.ts';

export interface World {
  /** Of what lies there; `fresh` with an order and a webhook that nobody has touched. */
  readonly target: (place: Place, name?: string, fresh?: 'fresh') => Promise<Target>;
  /** Named like the real ones, and nowhere. */
  readonly nothing: () => Promise<Target>;
  /** Texts that tell of a record, and of a class, to whoever finds them in an answer. */
  readonly marksOf: (place: Place) => {
    readonly class: string;
    readonly records: ReadonlyMap<string, readonly string[]>;
  };
  readonly schoolId: string;
  readonly own: ImportedClass;
}

const words: Readonly<Record<Place, string>> = {
  own: 'Tứ',
  otherClass: 'Ngũ',
  otherGrade: 'Lục',
  foreign: 'Thất',
};
const pupilWords = ['Sen', 'Cúc', 'Lan'];
const names: Readonly<Record<Place, string>> = {
  own: '8A1',
  otherClass: '8A2',
  otherGrade: '9A1',
  foreign: '8A1',
};

export async function walkedWorld(test: TestHouse, gate: Gate): Promise<World> {
  const sites = new Map<Place, Awaited<ReturnType<typeof site>>>();
  for (const place of places) sites.set(place, await site(test, gate, place));
  const at = (place: Place) => sites.get(place)!;
  const known = new Map<string, Promise<Target>>();
  const target = (place: Place, name = 'HS01', fresh?: 'fresh'): Promise<Target> => {
    const key = `${place} ${name}`;
    const found = fresh ? undefined : known.get(key);
    const made = found ?? targetOf(test, at(place), name);
    known.set(key, made);
    return made;
  };
  const elsewhere = bookOf('foreign');
  const school = { ...elsewhere.school, name: 'Trường Không Có' };
  const unknownBook = Buffer.from(await writeClassWorkbook({ ...elsewhere, school }));
  const random = [
    'schoolId',
    'classId',
    'recordId',
    'person',
    'personId',
    'accountId',
    'appointmentId',
    'sessionId',
  ];
  const further = [
    'tokenId',
    'runId',
    'ceremonyId',
    'orderId',
    'schoolOrderId',
    'lockMinutesId',
    'lockedOrderId',
    'webhookId',
    'correctionId',
    'editLogId',
    'dossierId',
  ];
  return {
    target,
    nothing: async () => ({
      ...(await target('own', 'TOAN-HK1')),
      ...Object.fromEntries([...random, ...further].map((name) => [name, randomUUID()])),
      code: 'GL-00000-00000-00000',
      child: `${randomUUID()}.HS01`,
      workbook: unknownBook,
    }),
    marksOf: (place) => ({ class: at(place).imported.classId, records: at(place).marks }),
    schoolId: at('own').schoolId,
    own: at('own').imported,
  };
}

type Site = Awaited<ReturnType<typeof site>>;

async function targetOf({ house }: TestHouse, found: Site, name: string): Promise<Target> {
  const { imported, victim, records, workbook, accountId, schoolId, office, tokenId } = found;
  const [subject = '', term = ''] = name.split('-');
  const order = {
    classId: imported.classId,
    deed: 'lock' as const,
    subject: { kind: 'window' as const, window: { window: 'scores' as const, term: 'HK1' as const } },
    reason: 'Hết hạn',
    by: office,
  };
  const recordId = records.get(name) ?? records.get('HS01')!;
  const [document] = await house.store.read((view) => view.documents([recordId]));
  const [session] = await house.store.read((view) => view.sessionsOf(accountId));
  const hook = await subscribe(house, { schoolId, url: 'https://vidu.example/', events: [] });
  return {
    schoolId,
    classId: imported.classId,
    recordId,
    pupil: records.has(name) ? name : 'HS01',
    subject,
    term,
    person: victim.person,
    personId: victim.person,
    accountId,
    appointmentId: victim.appointment.id,
    sessionId: session?.id ?? randomUUID(),
    tokenId,
    ceremonyId: found.ceremonyId,
    orderId: (await proposeLocking(house, order)).id,
    lockMinutesId: found.lockMinutesId,
    lockedOrderId: found.lockedOrderId,
    schoolOrderId: await schoolOrderIn(house, schoolId, office),
    webhookId: hook.id,
    correctionId: found.correctionId,
    editLogId: found.editLogId,
    dossierId: found.dossierId,
    number: '1',
    code: document?.verificationCode ?? '',
    credentialId: 'khong-co',
    provider: 'khong-co',
    runId: found.runId,
    pageId: randomUUID(),
    uploadId: randomUUID(),
    paperId: randomUUID(),
    bookId: randomUUID(),
    foreignBookId: randomUUID(),
    channel: 'email',
    child: `${imported.classId}.${name}`,
    version: '1',
    workbook,
  };
}

function bookOf(place: Place, className: string = names[place]): ClassBook {
  const made = makeClassBook({ pupils: 3, seed: 7 + places.indexOf(place), className });
  const pupils = made.pupils.map((one, index) => ({
    ...one,
    code: `HS0${index + 1}`,
    name: `Nguyễn ${pupilWords[index]} ${words[place]}`,
  }));
  const { subjects, school, staff } = smallBook({}, 3);
  const book = { ...made, pupils, subjects };
  if (place !== 'foreign') return { ...book, school, staff };
  const theirs = (name: string) => `${name} Ngoài`;
  return {
    ...book,
    school: { ...school, name: 'Trường Khác Hẳn' },
    subjects: subjects.map((one) => ({ ...one, teacher: theirs(one.teacher) })),
    staff: {
      homeroomTeacher: theirs(staff.homeroomTeacher),
      principal: theirs(staff.principal),
      vicePrincipal: theirs(staff.vicePrincipal),
      registrar: theirs(staff.registrar),
    },
  };
}

async function site(test: TestHouse, gate: Gate, place: Place) {
  const { house } = test;
  const book = bookOf(place);
  const imported = await importBook(house, book);
  const all = await house.store.read((view) => view.recordsOf(imported.classId));
  const records = new Map(all.map(({ key, id }) => [key, id]));
  const schoolId = (await house.store.read((view) => view.classes())).find(
    ({ id }) => id === imported.classId,
  )!.schoolId;
  await lockSome(test, imported, records, book.school.name);
  const scope = { grades: [1] };
  const slug = place.toLowerCase();
  const victim = await employ(gate, schoolId, { role: 'vicePrincipal', account: `nan.nhan.${slug}`, scope });
  const office = await employ(gate, schoolId, { role: 'administrator', account: `de.nghi.${slug}` });
  const accountId = (await gate.store.read((view) => view.accountOfPerson(victim.person)))!.id;
  const ceremonyId = randomUUID();
  const at = instant('2026-06-01T08:00:00+07:00');
  await house.store.write((transaction) =>
    transaction.saveCeremonyRequest({
      id: ceremonyId,
      personId: victim.person,
      role: 'principal',
      records: [records.get('HS03')!],
      key: { kind: 'development' },
      state: 'finished',
      at,
      outcomes: [],
      questions: [],
      trouble: null,
    }),
  );
  const runId = randomUUID();
  await house.store.write((transaction) =>
    transaction.saveOfficeRun({
      id: runId,
      kind: 'archive',
      personId: victim.person,
      at,
      state: 'finished',
      classes: [imported.classId],
      records: [records.get('HS01')!],
      package: null,
      trouble: null,
    }),
  );
  const correctionId = (await correctionIn(test, book, imported)).id;
  const log = {
    schoolId,
    classId: imported.classId,
    period: '2026-04',
    by: office.person,
    checker: office.person,
  };
  const editLogId = (await freezeEditLog(house, log)).log.id;
  const marks = new Map(
    all.map(({ id, key, title, kind }) => [key, kind === 'transcript' ? [id, title] : [id]] as const),
  );
  const workbook = Buffer.from(await writeClassWorkbook(book));
  const wish = { person: victim.person, label: 'x', scopes: ['read'] as const, days: 9 };
  const { issued } = await issueToken(house, wish);
  const held = {
    runId,
    imported,
    records,
    victim,
    accountId,
    ceremonyId,
    schoolId,
    marks,
    workbook,
    correctionId,
    editLogId,
    ...(await lockMinutesIn(house, imported, office.person)),
    dossierId: await dossierIn(test, gate, { schoolId, place, grade: book.grade, author: office }),
  };
  return { ...held, office: office.person, tokenId: issued.id };
}

/** By somebody who walks nowhere. */
function correctionIn({ house }: TestHouse, { subjects }: ClassBook, { classId, cast }: ImportedClass) {
  const teacher = subjects.find(({ code }) => code === 'TOAN')!.teacher;
  const by = [...cast.names].find(([, name]) => name === teacher)![0];
  const evidence = [{ kind: 'testPaper' as const, name: 'bài.png', bytes: scannedPages.png() }];
  const cells = [{ path: 'pupils/HS02/entries/HK1/TOAN/final', after: '7' }];
  return requestCorrection(house, { classId, by, cells, reason: 'Nhập nhầm', evidence });
}
