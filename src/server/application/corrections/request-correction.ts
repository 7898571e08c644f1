// Somebody asks for a correction: which cells, which new values, why, and what proves it (R75, R77).
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { Policy } from '../../../policies/index.ts';
import type { CorrectedCell, CorrectionOpening, Evidence } from '../../../workflows/index.ts';
import { openCorrection } from '../../../workflows/index.ts';
import { classTarget } from '../access/permission.ts';
import { readBook } from '../classes/class-books.ts';
import { applicationFault } from '../faults.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { UploadId } from '../ports/correction-uploads-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { closingOf } from '../result-locks/refuse-locked.ts';
import { covers } from '../result-locks/why-closed.ts';
import { keyOfPath } from '../results/cell-key.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { affectedRecords } from './affected.ts';
import { isEnded } from './ends.ts';
import { demandsOf } from './demands.ts';
import { evidenceLimits, keepEvidence, type EvidenceFile } from './evidence.ts';
import { correctionFault } from './faults.ts';
import { mayPropose } from './may-propose.ts';
import { freshCorrectionId } from './take-step.ts';
import { uploadsNamed } from './uploads.ts';
import { wantedCells, type WantedCell } from './wanted-cells.ts';

export interface CorrectionRequest {
  readonly classId: ClassId;
  readonly by: PersonId;
  readonly cells: readonly WantedCell[];
  readonly reason: string;
  readonly evidence: readonly EvidenceFile[];
  /** Sent ahead (see uploads.ts). */
  readonly uploads?: readonly UploadId[] | undefined;
}

const LONGEST_REASON = 2_000;

/**
 * Nothing changes and nothing opens by asking. Cells that another correction under way names are refused.
 * @throws Fault `correction.*`, `results.cellUnknown`, `results.valueRefused`, `access.notPermitted`, `class.unknown`
 */
export async function requestCorrection(house: House, request: CorrectionRequest): Promise<Correction> {
  const { classId, by } = request;
  const reason = request.reason.normalize('NFC').trim();
  if (reason === '' || request.cells.length === 0) throw correctionFault('correction.requestEmpty');
  if (reason.length > LONGEST_REASON) throw correctionFault('correction.requestTooLong', { most: 200 });
  const at = house.clock.now();
  const schoolClass = await classOf(house, classId);
  const policy = (await policyInForce(house, { ...schoolClass, at }))?.policy ?? null;
  await house.store.read((view) => mayPropose(view, { by, cells: request.cells, policy, schoolClass, at }));
  const book = await readBook(house, schoolClass);
  const cells = wantedCells(book, request.cells);
  const records = await house.store.read((view) => view.recordsOf(classId));
  const affected = affectedRecords(book, cells, records).map(({ id }) => id);
  const uploads = request.uploads ?? [];
  const sentAhead = await house.store.read((view) => uploadsNamed(view, request, uploads));
  if (sentAhead.length + request.evidence.length > evidenceLimits.files)
    throw correctionFault('correction.evidenceTooLarge', evidenceLimits);
  const evidence = [...sentAhead, ...(await keepEvidence(house, request.evidence))];
  provesEnough(policy, evidence);
  return house.store.write(async (transaction) => {
    const asking = await mayPropose(transaction, { by, cells, policy, schoolClass, at });
    await refuseContested(transaction, classId, cells);
    const asked = await demandsOf(transaction, {
      policy,
      schoolYear: schoolClass.schoolYear,
      cells,
      requester: by,
      target: classTarget(schoolClass),
      locked: await isLocked(transaction, { classId, cells, records, affected, at }),
      at,
    });
    const opening = {
      ...{ classId, requester: by, ...asking, requestedAt: at, cells, reason, evidence },
      records: affected,
      ...asked,
    };
    const id = freshCorrectionId();
    const correction: Correction = { id, classId, revision: 0, snapshot: openCorrection(opening) };
    await transaction.addCorrection(correction);
    // Of two requests that name the same file, one has it.
    if (!(await transaction.takeUploads([...new Set(uploads)], id)))
      throw correctionFault('correction.uploadUnknown', { upload: uploads.join(', ') });
    await transaction.append([
      {
        at,
        actor: `person:${by}`,
        record: null,
        event: { type: 'correction.requested', correction: id, class: classId, by, ...told(opening) },
      },
    ]);
    return correction;
  });
}

/** The journal calls evidence what proves a signer's certificate. */
const told = ({ evidence: proofs, ...opening }: CorrectionOpening) => ({ ...opening, proofs });

async function classOf(house: House, classId: ClassId): Promise<SchoolClass> {
  const found = await house.store.read(async (view) => await view.schoolClass(classId));
  if (!found) throw applicationFault('class.unknown', { class: classId });
  return found;
}

/** R77, where the regulation names what it wants to see. */
function provesEnough(policy: Policy | null, evidence: readonly Evidence[]): void {
  const missing = (policy?.corrections?.evidence ?? []).filter(
    (kind) => !evidence.some((one) => one.kind === kind),
  );
  if (missing.length > 0)
    throw correctionFault('correction.evidenceMissing', {
      kinds: missing.map((kind) => evidenceWords[kind]),
    });
}

const evidenceWords = { teacherBook: 'sổ điểm cá nhân', testPaper: 'bài kiểm tra của học sinh' } as const;

async function refuseContested(view: View, classId: ClassId, cells: readonly CorrectedCell[]): Promise<void> {
  const wanted = new Set(cells.map(({ path }) => path));
  for (const { id, snapshot } of await view.correctionsOf(classId)) {
    if (isEnded(snapshot.state) || snapshot.context.executed !== null) continue;
    const cell = snapshot.context.cells.find(({ path }) => wanted.has(path))?.path;
    if (cell !== undefined) throw correctionFault('correction.cellsContested', { cell, correction: id });
  }
}

interface Concerned {
  readonly classId: ClassId;
  readonly cells: readonly CorrectedCell[];
  readonly records: readonly SchoolRecord[];
  readonly affected: readonly SchoolRecord['id'][];
  readonly at: Instant;
}

/** A sealed record prints it, or a lock ordered by decision covers it (R71, R73). */
async function isLocked(view: View, { classId, cells, records, affected, at }: Concerned): Promise<boolean> {
  const sealed = records.some(
    ({ id, snapshot }) =>
      affected.includes(id) && ['locked', 'archived', 'superseded'].includes(snapshot.state),
  );
  if (sealed) return true;
  const { locks } = await closingOf(view, classId, at);
  const places = cells.flatMap(({ path }) => keyOfPath(path) ?? []);
  return locks.some(
    ({ liftedAt, scope }) => liftedAt === null && places.some((place) => covers(scope, place)),
  );
}
