// Cases the regulations name: conduct, a name; and corrections that come to nothing, meet each other, or come back.
import { attachedSnapshot } from '../../../src/documents/index.ts';
import {
  confirmCorrection,
  endAppointment,
  examineSuccession,
  executeCorrection,
  passDeadlines,
  permitCorrection,
  readDocument,
  refuseCorrection,
  returnRecord,
  submitRecords,
  unlockCells,
  verifyJournal,
  withdrawCorrection,
  witnessCorrection,
} from '../../../src/server/application/index.ts';
import { finalOf, stateOf, subjectsOf, teacherOf, transcriptOf } from '../../support/correction-cells.ts';
import {
  ask,
  carryOn,
  correctWholly,
  goOn,
  presentBookOf,
  recordOf,
  sealedSchool,
  seen,
  signEverything,
  until,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { smallBook } from '../../support/house.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';

jest.setTimeout(60_000);

describe('after the seal', () => {
  let school: CorrectedSchool;
  beforeAll(async () => {
    school = await sealedSchool({ book: smallBook({}, 6) });
  });
  afterAll(() => school.close());
  afterEach(async () => {
    expect((await verifyJournal(school.house)).findings).toEqual([]);
  });

  it('conduct is corrected by the homeroom teacher, whose asking confirms, and no subject teacher signs again', async () => {
    const pupil = school.book.pupils[0]!;
    const path = `pupils/${pupil.code}/conduct/HK1`;
    const after = pupil.conduct.HK1 === 'Đạt' ? 'Khá' : 'Đạt';
    const by = school.imported.cast.homeroom;
    const { snapshot } = await ask(school, { by, cells: [{ path, after }], reason: 'Nhập nhầm' });
    expect(snapshot.state).toBe('homeroomConfirmed');
    await expect(
      ask(school, { by: teacherOf(school, subjectsOf(school)[0]!.code), cells: [{ path, after }] }),
    ).rejects.toThrow('access.notPermitted');
    const [id] = await ids(school);
    await until(school, id!, 'renewing');
    const { context, state } = (await transcriptOf(school, 0)).snapshot;
    expect(state).toBe('subjectSigned');
    expect(context.renewal?.subjects).toEqual([]);
    await signEverything(school, (await seen(school, id!)).correction.snapshot.context.records);
    expect(await stateOf(school, id!)).toBe('completed');
    expect((await transcriptOf(school, 0)).snapshot.context.signatures.map(({ role }) => role)).toEqual([
      'homeroomTeacher',
      'principal',
      'seal',
    ]);
    const { bytes } = await readDocument(school.house, (await transcriptOf(school, 0)).id);
    const succession = await examineSuccession(bytes, verifySigned(bytes), verifySigned);
    expect(succession?.findings.map(({ code }) => code)).toEqual(['succession.proved']);
    expect(succession?.rows.every(({ how, proved }) => how === 'carriedOver' && proved)).toBe(true);
  });

  it('a name is corrected in the transcript and every list of the class (R83)', async () => {
    const { code } = school.book.pupils[1]!;
    const cells = [{ path: `pupils/${code}/name`, after: 'Đặng Thị Ngọc Ánh' }];
    const { id } = await correctWholly(school, { by: school.imported.cast.homeroom, cells });
    const { context } = (await seen(school, id)).correction.snapshot;
    expect(context.records).toHaveLength(4);
    const { bytes } = await readDocument(school.house, (await transcriptOf(school, 1)).id);
    expect(attachedSnapshot(bytes)?.snapshot).toMatchObject({ pupil: { name: 'Đặng Thị Ngọc Ánh' } });
    const summary = await readDocument(school.house, (await recordOf(school, 'classSummary', 'HK1')).id);
    const found = await examineSuccession(summary.bytes, verifySigned(summary.bytes), verifySigned);
    expect(found?.weight).toBe('note');
  });

  it('refused, withdrawn or expired it changes nothing: no mark, no record, no open cell', async () => {
    const { house, clock } = school;
    const { path, after, by } = finalOf(school, 2);
    const untouched = await transcriptOf(school, 2);
    const refused = await ask(school, { by, cells: [{ path, after }] });
    await expect(
      refuseCorrection(house, { correction: refused.id, by: school.imported.cast.homeroom, reason: '' }),
    ).rejects.toThrow('correction.reasonMissing');
    await refuseCorrection(house, {
      correction: refused.id,
      by: school.imported.cast.homeroom,
      reason: 'Không có bài',
    });
    const withdrawn = await ask(school, { by, cells: [{ path, after }] });
    await until(school, withdrawn.id, 'unlocked');
    await withdrawCorrection(house, { correction: withdrawn.id, by });
    const expired = await ask(school, { by, cells: [{ path, after }] });
    await until(school, expired.id, 'witnessed');
    expect(await passDeadlines(house)).toBe(0);
    clock.set('2026-06-02T20:00:00+07:00');
    await expect(executeCorrection(house, { correction: expired.id, by })).rejects.toThrow(
      'correction.deadlinePassed',
    );
    expect(await passDeadlines(house)).toBe(1);
    expect(await passDeadlines(house)).toBe(0);
    for (const [{ id }, state] of [
      [refused, 'refused'],
      [withdrawn, 'withdrawn'],
      [expired, 'expired'],
    ] as const)
      expect(await stateOf(school, id)).toBe(state);
    const opened = await house.store.read((view) => view.openedCells(school.imported.classId));
    expect(opened.filter(({ closedAt }) => closedAt === null)).toEqual([]);
    expect(await transcriptOf(school, 2)).toEqual(untouched);
    const log = await house.store.read((view) => view.cellLog(school.imported.classId, path));
    expect(log).toEqual([]);
  });

  it('two corrections of one cell are refused; of one record they meet in one successor', async () => {
    const first = finalOf(school, 3, 0);
    const second = finalOf(school, 3, 1);
    const one = await ask(school, { by: first.by, cells: [first] });
    await expect(ask(school, { by: first.by, cells: [first] })).rejects.toThrow('correction.cellsContested');
    const two = await ask(school, { by: second.by, cells: [second] });
    await until(school, one.id, 'executed');
    await until(school, two.id, 'executed');
    await carryOn(school);
    await until(school, one.id, 'renewing');
    expect((await transcriptOf(school, 3)).snapshot.state).toBe('superseded');
    await until(school, two.id, 'renewing');
    const { snapshot } = await transcriptOf(school, 3);
    expect(snapshot.context).toMatchObject({ version: 2, renewal: { subjects: [first.code, second.code] } });
    expect(snapshot.context.renewal?.corrections).toHaveLength(2);

    const third = finalOf(school, 3, 2);
    const late = await ask(school, { by: third.by, cells: [third] });
    await until(school, late.id, 'witnessed');
    await expect(executeCorrection(school.house, { correction: late.id, by: third.by })).rejects.toThrow(
      'correction.recordRenewing',
    );
    const book = await presentBookOf(school);
    const entry = book.pupils[3]!.entries.HK2[third.code]!;
    expect(entry.kind === 'score' && String(entry.final)).not.toBe(third.after);

    const { records } = (await seen(school, two.id)).correction.snapshot.context;
    await signEverything(school, records);
    for (const { id } of [one, two]) expect(await stateOf(school, id)).toBe('completed');
    await goOn(school, late.id);
    expect(await stateOf(school, late.id)).toBe('executed');
    await until(school, late.id, 'renewing');
    await signEverything(school, (await seen(school, late.id)).correction.snapshot.context.records);
    const { bytes } = await readDocument(school.house, (await transcriptOf(school, 3)).id);
    const succession = await examineSuccession(bytes, verifySigned(bytes), verifySigned);
    expect(succession).toMatchObject({ version: 3, weight: 'note', earlier: { version: 2, weight: 'note' } });
  });

  it('a successor that is returned stays due, corrected, and is signed by the affected again', async () => {
    const { path, after, by, code } = finalOf(school, 4);
    const { id } = await ask(school, { by, cells: [{ path, after }] });
    await until(school, id, 'renewing');
    const { homeroom } = school.imported.cast;
    const record = await transcriptOf(school, 4);
    await returnRecord(school.house, { recordId: record.id, by: homeroom, reason: 'Nhận xét chưa khớp' });
    expect((await transcriptOf(school, 4)).snapshot.state).toBe('superseded');
    await carryOn(school);
    expect((await transcriptOf(school, 4)).snapshot.state).toBe('superseded');
    const { submitted } = await submitRecords(school.house, {
      classId: school.imported.classId,
      by: homeroom,
      records: [record.id],
    });
    expect(submitted).toEqual([record.id]);
    await carryOn(school);
    const { snapshot } = await transcriptOf(school, 4);
    expect(snapshot.context).toMatchObject({
      version: 3,
      renewal: { subjects: [code], predecessor: { version: 1 } },
    });
    await signEverything(school, (await seen(school, id)).correction.snapshot.context.records);
    expect(await stateOf(school, id)).toBe('completed');
    const { bytes } = await readDocument(school.house, record.id);
    const succession = await examineSuccession(bytes, verifySigned(bytes), verifySigned);
    expect(succession).toMatchObject({ version: 3, weight: 'note', predecessor: { version: 1 } });
  });

  it('a mark that changes no printed result supersedes nothing', async () => {
    const { pupils } = school.book;
    const { code } = subjectsOf(school)[0]!;
    const entry = pupils[5]!.entries.HK1[code]!;
    const at = entry.kind === 'score' ? entry.regular.findIndex((value) => value !== null && value < 99) : 0;
    const value = entry.kind === 'score' ? Number(entry.regular[at]) : 0;
    const cells = [1, -1, 2, -2].map((step) => ({
      path: `pupils/${pupils[5]!.code}/entries/HK1/${code}/regular/${at}`,
      after: String(value + step),
    }));
    const asked = await Promise.all(
      cells.map(async (cell) => {
        const found = await ask(school, { by: teacherOf(school, code), cells: [cell] }).catch(
          () => undefined,
        );
        if (found)
          await withdrawCorrection(school.house, { correction: found.id, by: teacherOf(school, code) });
        return found;
      }),
    );
    const counts = asked.flatMap((one) => (one ? [one.snapshot.context.records.length] : []));
    for (const count of counts) expect([0, 3]).toContain(count);
  });

  it('nobody acts out of their part, nor after their appointment has ended', async () => {
    const { house, imported } = school;
    const { path, after, by } = finalOf(school, 5, 1);
    const stranger = finalOf(school, 5, 2).by;
    const { cast } = imported;
    const { id } = await ask(school, { by, cells: [{ path, after }] });
    const deed = { correction: id };
    await expect(ask(school, { by: stranger, cells: [{ path, after }] })).rejects.toThrow(
      'access.notPermitted',
    );
    await expect(confirmCorrection(house, { ...deed, by: stranger })).rejects.toThrow('access.notPermitted');
    await expect(
      permitCorrection(house, { ...deed, by: cast.registrar, decisionNumber: '1' }),
    ).rejects.toThrow('access.notPermitted');
    await expect(unlockCells(house, { ...deed, by: cast.principal })).rejects.toThrow('access.notPermitted');
    await until(school, id, 'unlocked');
    await expect(witnessCorrection(house, { ...deed, by })).rejects.toThrow(/ownRequest|access/);
    await expect(witnessCorrection(house, { ...deed, by: stranger })).rejects.toThrow('policy.notPermitted');
    await until(school, id, 'witnessed');
    await expect(executeCorrection(house, { ...deed, by: stranger })).rejects.toThrow('policy.notPermitted');
    const held = await house.store.read((view) => view.appointmentsOf(by));
    for (const appointment of held)
      await endAppointment(
        house,
        { appointment: appointment.id, decision: { number: '3/QĐ', date: '2026-06-01' } },
        { service: 'setup' },
      );
    await expect(executeCorrection(house, { ...deed, by })).rejects.toThrow('access.notPermitted');
  });
});

const ids = async ({ house, imported }: CorrectedSchool) =>
  (await house.store.read((view) => view.correctionsOf(imported.classId))).map(({ id }) => id);
