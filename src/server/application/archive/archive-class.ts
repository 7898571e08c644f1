// Archives a class: signed PDFs, data and journal extract in a new BagIt package, never over an older one (R103–R107).
import { sha256, toIso } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { archiveDuties } from '../../../policies/index.ts';
import type { Certificate } from '../../../signing/index.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { PlacedPackage } from '../ports/archive-shelf.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { Watched } from '../progress.ts';
import { stepAll } from '../records/step.ts';
import { refusalFault } from '../refusal-fault.ts';
import { freezeBook, keepFrozen } from '../results/freeze-book.ts';
import type { SchoolRecord } from '../rows.ts';
import { authorise } from '../../../workflows/index.ts';
import { bagTags, type BagLabel, MANIFEST } from './bag.ts';
import { packageContents } from './package-files.ts';
import type { Archiving, ArchiveSource } from './packing.ts';

export interface ClassArchived {
  readonly folder: string;
  readonly name: string;
  readonly archived: number;
  /** Records of the class that are not locked yet and so stay out. */
  readonly leftOut: readonly { readonly title: string; readonly state: string }[];
  readonly files: number;
}

export interface ArchiveRun extends Watched {
  readonly classId: ClassId;
  readonly by: PersonId;
  /** Whom the verdicts in the package rest on; without any they say so. */
  readonly anchors?: readonly Certificate[] | undefined;
  /** Stored together with what the records' journal says of it. */
  readonly settle?: (transaction: Transaction, done: ClassArchived) => Promise<void>;
}

/**
 * The package is complete, durable and read back before any record says it is archived; a crash in between
 * leaves a whole package that no record names, and the next run makes another.
 * @throws Fault `class.unknown`, `class.nothingToArchive`, `policy.notPermitted`, `archive.notVerified`, `record.changedMeanwhile`, `blob.*`
 */
export async function archiveClass(house: House, run: ArchiveRun): Promise<ClassArchived> {
  const { classId, by } = run;
  const at = house.clock.now();
  const source = await sourceOf(house, classId);
  const { schoolClass, records } = source;
  const ready = readyOf(source, by, at);
  const frozen = await freezeBook(house, schoolClass);
  const { book } = frozen;
  const inForce = await policyInForce(house, { ...schoolClass, at });
  const duties = archiveDuties(inForce?.policy ?? null, schoolClass.schoolYear);
  const archiving = { ...source, book, ready, at, inForce, duties, anchors: run.anchors ?? [] };
  const placed = await place(house, archiving, run);
  const done = {
    folder: placed.folder,
    name: placed.name,
    archived: ready.length,
    leftOut: records
      .filter((record) => !ready.includes(record) && record.snapshot.state !== 'withdrawn')
      .map(({ title, snapshot }) => ({ title, state: snapshot.state })),
    files: placed.files.size,
  };
  await house.store.write(async (transaction) => {
    await keepFrozen(transaction, classId, frozen);
    const event = { type: 'record.archived' as const, by, at, package: placed.name };
    const steps = ready.map(({ id }) => ({ recordId: id, event }));
    for (const outcome of await stepAll(transaction, steps, { person: by })) {
      if ('refused' in outcome) throw refusalFault(outcome.refused, { record: outcome.recordId });
    }
    const manifestHash = placed.files.get(MANIFEST)?.sha256 ?? sha256();
    await transaction.addPackage({ name: placed.name, classId, at, manifestHash, records: ready.length });
    await run.settle?.(transaction, done);
  });
  return done;
}

/**
 * What would be archived now, for whoever wants to know before it begins.
 * @throws Fault `class.unknown`, `class.nothingToArchive`, `policy.notPermitted`
 */
export async function readyToArchive(
  house: House,
  { classId, by }: Pick<ArchiveRun, 'classId' | 'by'>,
): Promise<readonly SchoolRecord[]> {
  return readyOf(await sourceOf(house, classId), by, house.clock.now());
}

/** Asked before anything is written. */
function readyOf(
  { schoolClass, records }: ArchiveSource,
  by: PersonId,
  at: Instant,
): readonly SchoolRecord[] {
  const ready = records.filter(({ snapshot }) => archivable.includes(snapshot.state));
  // The right first: whoever has none is not told how far the class is.
  const asked = ready[0] ?? records[0];
  if (asked) mayArchive(asked, by, at);
  if (ready.length === 0) throw applicationFault('class.nothingToArchive', { class: schoolClass.name });
  return ready;
}

const archivable: readonly string[] = ['locked', 'archived'];

function mayArchive({ snapshot }: SchoolRecord, by: PersonId, at: Instant): void {
  const event = { type: 'record.archived' as const, by, at, package: '?' };
  const state = archivable.includes(snapshot.state) ? snapshot.state : 'locked';
  const refused = authorise(snapshot.context.assignments, state, event, { person: by });
  if (refused) throw refusalFault(refused);
}

function sourceOf(house: House, classId: ClassId): Promise<ArchiveSource> {
  return house.store.read(async (view) => {
    const schoolClass = await view.schoolClass(classId);
    const school = (await view.schools()).find(({ id }) => id === schoolClass?.schoolId);
    if (!schoolClass || !school) throw applicationFault('class.unknown', { class: classId });
    return { school, schoolClass, records: await view.recordsOf(classId), head: await view.journalHead() };
  });
}

async function place(
  house: House,
  archiving: Archiving,
  { by, ...watched }: Pick<ArchiveRun, 'by'> & Watched,
): Promise<PlacedPackage> {
  const { school, schoolClass, at } = archiving;
  const contents = packageContents(house, archiving, watched);
  return house.shelf.place(
    [school.name, schoolClass.schoolYear, schoolClass.name],
    toIso(at).slice(0, 19).replace(/:/g, ''),
    contents.payload,
    async (payload) => bagTags(payload, labelOf(archiving, by), await contents.beside(payload)),
  );
}

function labelOf(archiving: Archiving, by: PersonId): BagLabel {
  const { school, schoolClass, ready, head, at, duties } = archiving;
  return {
    organisation: school.name,
    description: `Hồ sơ lớp ${schoolClass.name}, năm học ${schoolClass.schoolYear}: ${ready.length} hồ sơ đã khóa`,
    at,
    notes: {
      'External-Identifier': `${schoolClass.id} ${schoolClass.schoolYear} ${schoolClass.name}`,
      'Bag-Software-Agent': 'Giáp Lai',
      'Giaplai-Packed-By': by,
      'Giaplai-Journal-Head': `${head.seq} ${head.hash}`,
      'Giaplai-Class-File': schoolClass.fileHash,
      'Giaplai-Copies': duties.map(({ vi }) => vi).join(', '),
      'Giaplai-Keep-Until': duties[0]?.until ?? 'vĩnh viễn',
    },
  };
}
