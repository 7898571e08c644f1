// Prints the edit log of a month, or the year's summary: frozen once, the same whenever it is asked for again (R82, R84).
import { draftPaper } from '../../../documents/index.ts';
import type { EditLogSnapshot } from '../../../documents/index.ts';
import type { EditLogRow } from '../../../assessment/index.ts';
import { canonicalJson, freshId, sha256 } from '../../../kernel/index.ts';
import type { ClassId, PersonId, RecordId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { EditLogId, FrozenEditLog } from '../ports/edit-log-store.ts';
import { imprintOf } from '../imprint.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { verificationCode } from '../verification-code.ts';
import { linesOfSchool } from './lines-of-school.ts';
import { linesSince } from './lines-since.ts';
import { logPeriod } from './period.ts';
import { printedLine } from './printed-line.ts';
import { permissionEverywhere, targetsOf } from './reach.ts';
import { signersOf } from './signatories.ts';

export interface EditLogWish {
  readonly schoolId: string;
  /** Only this class; the whole school when left out. */
  readonly classId?: ClassId;
  /** `2026-05`, or the school year `2025-2026`. */
  readonly period: string;
  readonly by: PersonId;
  /** Who checks and signs first. */
  readonly checker: PersonId;
  /** Prints another edition if anything was edited since the last one. */
  readonly again?: boolean;
}

export interface EditLogAnswer {
  readonly log: FrozenEditLog;
  /** False when it was there already. */
  readonly isNew: boolean;
  /** Edits of the period that are not in it. */
  readonly since: readonly EditLogRow[];
}

/**
 * The school's key certifies it afterwards (certifyEditLogs). Whoever asks at the same time gets the same edition.
 * @throws Fault `editLog.*`, `access.notPermitted`, `class.unknown`, `documents.*`, `blob.*`
 */
export async function freezeEditLog(house: House, wish: EditLogWish): Promise<EditLogAnswer> {
  const at = house.clock.now();
  const period = logPeriod(wish.period, at);
  const { schoolId, by } = wish;
  const classId = wish.classId ?? null;
  const concerned = { schoolId, classId, period };
  const { targets, school, last } = await house.store.read(async (view) => {
    const asked = await targetsOf(view, concerned);
    await permissionEverywhere(view, { person: by, action: 'editLog.frozen', targets: asked, at });
    const found = (await view.schools()).find(({ id }) => id === schoolId);
    if (!found) throw applicationFault('class.unknown', { class: schoolId });
    return { targets: asked, school: found, last: await lastEdition(view, wish) };
  });
  const linesOf = await linesOfSchool(house, concerned);
  if (last) {
    const since = await linesSince(house, last, linesOf());
    if (wish.again !== true || since.length === 0) return { log: last, isNew: false, since };
  }
  const signers = await house.store.read((view) =>
    signersOf(view, { schoolId, targets, checker: wish.checker, at }),
  );
  const until = at < period.end ? at : period.end;
  const id = freshId<EditLogId>();
  const edition = (last?.edition ?? 0) + 1;
  const { name, level, province, commune } = school;
  const snapshot: EditLogSnapshot = {
    kind: 'editLog',
    recordId: id,
    version: edition,
    school: { name, level, province, commune },
    schoolYear: period.schoolYear,
    number: null,
    period: period.printed,
    rows: linesOf({ until }).map(printedLine),
    signatories: signers.signatories,
  };
  const frozen = Buffer.from(canonicalJson(snapshot));
  const snapshotHash = sha256(frozen);
  const code = verificationCode(id as string as RecordId, edition, snapshotHash);
  const { bytes, manifest } = draftPaper(
    snapshot,
    imprintOf(house, { verificationCode: code, printedAt: at }),
  );
  await house.blobs.putMany([frozen]);
  const [slice] = await house.blobs.putTogether([bytes]);
  if (!slice) throw applicationFault('blob.missing', { hash: 'edit log' });
  const log: FrozenEditLog = {
    id,
    schoolId,
    classId,
    period: wish.period,
    edition,
    until,
    edits: snapshot.rows.length,
    frozenBy: by,
    checker: signers.checker,
    leader: signers.leader,
    snapshotHash,
    verificationCode: code,
    slots: manifest.slots,
  };
  return house.store.write(async (transaction) => {
    await permissionEverywhere(transaction, { person: by, action: 'editLog.frozen', targets, at });
    const meanwhile = await lastEdition(transaction, wish);
    if (meanwhile && meanwhile.edition >= edition) return { log: meanwhile, isNew: false, since: [] };
    const hash = sha256(bytes);
    await transaction.addEditLog(log, {
      editLogId: id,
      ordinal: 0,
      ...slice,
      hash,
      fileHash: hash,
      signer: null,
      at,
      evidence: null,
    });
    const { period: named, edits } = log;
    const told = { log: id, class: classId, period: named, edition, edits, until, snapshotHash };
    const event = { type: 'editLog.frozen', by, ...told, checker: log.checker, leader: log.leader };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return { log, isNew: true, since: [] };
  });
}

async function lastEdition(
  view: View,
  { schoolId, classId, period }: EditLogWish,
): Promise<FrozenEditLog | undefined> {
  const logs = await view.editLogs(schoolId);
  return logs.findLast((log) => log.classId === (classId ?? null) && log.period === period);
}
