// Uploads: a new dossier, or a new version of one. Each file is kept as it came, and never overwritten (R106).
import { freshId, sha256, visibleText } from '../../../kernel/index.ts';
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import { rulesOf } from '../../../policies/index.ts';
import type { DossierFile, DossierId, DossierOpening, DossierRoute } from '../../../workflows/index.ts';
import { openDossier, presentFile } from '../../../workflows/index.ts';
import { permission } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { Dossier, DossierSegment, DossierVersion } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { refusalFault } from '../refusal-fault.ts';
import { verificationCode } from '../verification-code.ts';
import { dossierFault } from './faults.ts';
import { dossierTarget } from './parties.ts';
import { periodOf, policyFor, routeFor, ruleOf } from './rules.ts';
import type { DossierExaminer, TakenIn } from './take-in.ts';
import { judgeDeed, keepStep, knownDossier, type DossierDeed } from './take-step.ts';

export interface NewDossier extends Pick<
  DossierOpening,
  'schoolId' | 'kind' | 'title' | 'schoolYear' | 'subject' | 'grade' | 'period'
> {
  readonly by: PersonId;
  readonly file: Uint8Array;
}

const LONGEST_TITLE = 200;

/**
 * In `draft`: nobody is asked for anything before its author signs.
 * @throws Fault `dossier.*`, `intake.*`, `access.notPermitted`
 */
export async function uploadDossier(
  house: House,
  { by, file, ...asked }: NewDossier,
  examine: DossierExaminer,
): Promise<Dossier> {
  const title = asked.title.normalize('NFC').trim();
  if (title === '' || title.length > LONGEST_TITLE || visibleText(title, LONGEST_TITLE) !== title)
    throw dossierFault('dossier.wordsMissing', { most: LONGEST_TITLE });
  const at = house.clock.now();
  const policy = await policyFor(house, asked);
  const rule = ruleOf(policy, asked.kind);
  const period = periodOf(policy, rule, asked);
  const opening = { ...asked, title, author: by, period: period?.key ?? null, dueAt: period?.dueAt ?? null };
  const wish = { person: by, action: 'dossier.opened' as const, target: dossierTarget(opening), at };
  const route = await house.store.read(async (view) => {
    await permission(view, wish);
    return routeFor(view, rule, opening, at);
  });
  const made = await keepFile(house, file, { title, route, seal: rulesOf(policy).sealDiameter, at }, examine);
  const id = freshId<DossierId>();
  const first = { version: 1, ...made.file };
  const dossier: Dossier = {
    id,
    schoolId: opening.schoolId,
    revision: 0,
    snapshot: openDossier(opening, first),
  };
  await house.store.write(async (transaction) => {
    await permission(transaction, wish);
    await transaction.addDossier(dossier);
    await addVersion(transaction, id, first, route, made);
    const event = { type: 'dossier.opened', dossier: id, ...opening, file: first };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  });
  return dossier;
}

export interface Revision extends DossierDeed {
  readonly file: Uint8Array;
}

/** @throws Fault `dossier.*`, `intake.*`, `policy.notPermitted` */
export async function reviseDossier(
  house: House,
  { file, ...deed }: Revision,
  examine: DossierExaminer,
): Promise<Dossier> {
  const at = house.clock.now();
  const uploaded = sha256(file);
  const revised = (made: DossierFileMade) => ({
    type: 'dossier.revised' as const,
    by: deed.by,
    at,
    file: made,
  });
  const { context } = await house.store.read(async (view) => {
    const { snapshot } = await knownDossier(view, deed.dossier);
    // Before a file is examined at length: would anybody want it?
    const unexamined = { uploaded, fileHash: uploaded, pages: 0, at };
    await judgeDeed(view, deed, null, at, () => revised(unexamined));
    return snapshot;
  });
  const policy = await policyFor(house, context);
  const { title } = context;
  const rule = ruleOf(policy, context.kind);
  const route = await house.store.read((view) => routeFor(view, rule, context, at));
  const made = await keepFile(house, file, { title, route, seal: rulesOf(policy).sealDiameter, at }, examine);
  return house.store.write(async (transaction) => {
    const judged = await judgeDeed(transaction, deed, null, at, () => revised(made.file));
    const after = await keepStep(transaction, judged);
    await addVersion(transaction, deed.dossier, presentFile(after.snapshot.context), route, made);
    return after;
  });
}

type DossierFileMade = Omit<DossierFile, 'version'>;

interface Made extends Pick<TakenIn, 'places'> {
  readonly file: DossierFileMade;
  readonly segments: readonly Pick<
    DossierSegment,
    'blob' | 'start' | 'length' | 'hash' | 'fileHash' | 'cumulativeLength'
  >[];
}

interface Wanted {
  readonly title: string;
  readonly route: DossierRoute;
  readonly seal: number;
  readonly at: Instant;
}

/** @throws Fault `dossier.nobodyApproves` before anything is examined or stored, and whatever the file is refused for */
async function keepFile(
  house: House,
  upload: Uint8Array,
  { title, route, seal, at }: Wanted,
  examine: DossierExaminer,
): Promise<Made> {
  if (route.steps.length === 0) throw refusalFault(nobodyApproves);
  // Whoever examines it takes the memory that is handed over.
  const bytes = Uint8Array.from(upload);
  const wanted = { title, signatures: 1 + route.steps.length, seal: route.sealed ? seal : null };
  const { pages, tail, places } = await examine(upload, wanted);
  const [own, added] = await house.blobs.putTogether([bytes, tail]);
  if (!own || !added) throw applicationFault('blob.missing', { hash: 'dossier' });
  const uploaded = sha256(bytes);
  const fileHash: Sha256 = sha256(Buffer.concat([bytes, tail]));
  const length = bytes.length + tail.length;
  return {
    places,
    file: { uploaded, fileHash, pages, at },
    segments: [
      { ...own, hash: uploaded, fileHash: uploaded, cumulativeLength: bytes.length },
      { ...added, hash: sha256(tail), fileHash, cumulativeLength: length },
    ],
  };
}

const nobodyApproves = {
  code: 'dossier.nobodyApproves',
  vi: 'Ngoài người soạn, không còn ai trong quy trình để kiểm tra, duyệt',
  en: 'Nobody on the route but the author could check and approve it',
};

async function addVersion(
  transaction: Transaction,
  dossierId: DossierId,
  { version, uploaded, at }: DossierFile,
  route: DossierRoute,
  { places, segments }: Made,
): Promise<void> {
  const code = verificationCode(dossierId as string as RecordId, version, uploaded);
  const row: DossierVersion = { dossierId, version, verificationCode: code, route, places };
  await transaction.addDossierVersion(row);
  await transaction.addDossierSegments(
    segments.map((segment, ordinal) => ({
      ...segment,
      ...{ dossierId, version, ordinal, signer: null, at, evidence: null },
    })),
  );
}
