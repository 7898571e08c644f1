// The supplementary page is certified, signed by its teachers, the homeroom teacher and the principal, and sealed, in turn.
import type { Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { checkKeyOwner } from '../ceremonies/key-owner.ts';
import { nameOfPerson } from '../ceremonies/name-of-person.ts';
import { signPaper } from '../ceremonies/sign-paper.ts';
import { sliceOf } from '../documents.ts';
import type { EffectsRun } from '../effects/run-effects.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { CeremonySigner } from '../ports/signing-keys.ts';
import type { SummerPage, SummerPageId, SummerSegment } from '../ports/summer-store.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import type { SignatureLook } from '../ports/workshop.ts';
import { stepAll } from '../records/step.ts';
import { refusalFault } from '../refusal-fault.ts';
import { summerCause } from '../snapshots/summer-path.ts';
import { summerFault } from './faults.ts';
import { summerOf } from './items.ts';
import { isClosed } from './standing.ts';

/** Who may fill the next place; `service` before the school certified the page, `seal` before it is sealed. */
export type SummerAwaited =
  | { readonly place: 'signer'; readonly keys: readonly string[]; readonly people: readonly PersonId[] }
  | { readonly place: 'service' | 'seal' | 'nobody' };

export function awaitedOn(
  { signers }: Pick<SummerPage, 'signers'>,
  segments: readonly Pick<SummerSegment, 'place'>[],
): SummerAwaited {
  const filled = new Set(segments.map(({ place }) => place));
  if (!filled.has('author')) return { place: 'service' };
  for (const stage of ['subjectTeacher', 'homeroom', 'leader'] as const) {
    const open = signers.filter((one) => one.stage === stage && !filled.has(one.key));
    if (open.length > 0)
      return { place: 'signer', keys: open.map(({ key }) => key), people: open.map(({ person }) => person) };
  }
  return { place: filled.has('seal') ? 'nobody' : 'seal' };
}

/**
 * Safe to run again, and from several processes: who comes second finds the certification there.
 * @returns how many pages were waiting
 * @throws Fault `workshop.laneLost`, `signing.*`
 */
export async function certifySummerPages(house: House, run: EffectsRun): Promise<number> {
  const waiting = await house.store.read((view) => view.summerPagesToCertify());
  for (const { id } of waiting) {
    const { page, segments, schoolId, organisation } = await pageWith(house, id);
    await fill(house, {
      page,
      segments,
      place: 'author',
      slots: page.slots.filter(({ purpose }) => purpose === 'author'),
      by: null,
      signer: await run.serviceSigner(schoolId),
      conditions: run.conditions,
      look: { kind: 'certification', name: organisation },
      stillOpen: () => Promise.resolve(),
    });
  }
  return waiting.length;
}

export interface SummerSigning {
  readonly page: SummerPageId;
  readonly by: PersonId;
  /** The person's own key, or the school's for the seal. */
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
}

/** @throws Fault `summer.pageUnknown`, `summer.notAwaited`, `access.notPermitted`, `signing.*`, `record.changedMeanwhile` */
export async function signSummerPage(house: House, deed: SummerSigning): Promise<SummerSegment> {
  const { by, signer, conditions } = deed;
  const name = await nameOfPerson(house, by);
  const { page, segments } = await pageWith(house, deed.page);
  const stillOpen = (view: View, at: Instant) => mayFill(view, page, 'summer.signed', by, at);
  await house.store.read((view) => stillOpen(view, house.clock.now()));
  const awaited = awaitedOn(page, segments);
  const key = page.signers.find(
    (one) => one.person === by && awaited.place === 'signer' && awaited.keys.includes(one.key),
  )?.key;
  if (key === undefined) throw await notAwaited(house, awaited);
  checkKeyOwner(signer, name);
  const slots = page.slots.filter((slot) => slot.signer === key);
  const look = { kind: 'personal', name } as const;
  return fill(house, { page, segments, place: key, slots, by, signer, conditions, look, stillOpen });
}

/** @throws Fault as `signSummerPage` */
export async function sealSummerPage(
  house: House,
  { page: id, by, signer, conditions }: SummerSigning,
): Promise<SummerSegment> {
  await nameOfPerson(house, by);
  const { page, segments, organisation } = await pageWith(house, id);
  const stillOpen = async (view: View, at: Instant) => {
    await mayFill(view, page, 'summer.sealed', by, at);
    // Sealed, it takes the place of the transcript: one successor at a time.
    const [record] = await view.records([page.recordId]);
    if (record) isClosed(record, page.pupil);
  };
  await house.store.read((view) => stillOpen(view, house.clock.now()));
  const awaited = awaitedOn(page, segments);
  if (awaited.place !== 'seal') throw await notAwaited(house, awaited);
  checkKeyOwner(signer, organisation);
  const slots = page.slots.filter(({ purpose }) => purpose === 'seal' || purpose === 'sealSlice');
  const look = { kind: 'seal', organisation } as const;
  const also = (transaction: Transaction, at: Instant) => supersedeTranscript(transaction, page, at);
  return fill(house, { page, segments, place: 'seal', slots, by, signer, conditions, look, stillOpen, also });
}

interface Filling {
  readonly page: SummerPage;
  readonly segments: readonly SummerSegment[];
  readonly place: string;
  readonly slots: SummerPage['slots'];
  readonly by: PersonId | null;
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly look: SignatureLook;
  readonly stillOpen: (view: View, at: Instant) => Promise<void>;
  /** In the same transaction. */
  readonly also?: (transaction: Transaction, at: Instant) => Promise<void>;
}

/** Of two at once the second is refused and nothing is lost: what a key made over other bytes is not stored. */
async function fill(house: House, filling: Filling): Promise<SummerSegment> {
  const { page, segments, place, by, look } = filling;
  const [draft] = segments;
  const base = segments.at(-1);
  if (!draft || !base) throw summerFault('summer.pageUnknown', { page: page.id });
  const { outcome, evidence, at, level } = await signPaper(house, {
    signer: filling.signer,
    conditions: filling.conditions,
    role: place === 'seal' ? 'seal' : 'signer',
    task: {
      recordId: page.id as string as RecordId,
      segments: segments.map(sliceOf),
      draftLength: draft.length,
      baseHash: base.fileHash,
      slots: filling.slots,
      look,
    },
  });
  const { hash, fileHash } = outcome;
  return house.store.write(async (transaction) => {
    const present = await transaction.summerSegments(page.id);
    const same = present.find((one) => one.place === place);
    if (same && by === null) return same;
    if (present.at(-1)?.fileHash !== base.fileHash) throw applicationFault('record.changedMeanwhile');
    await filling.stillOpen(transaction, at);
    const ordinal = present.length;
    const bytes = { ...sliceOf(outcome), hash, fileHash };
    const segment = { pageId: page.id, ordinal, ...bytes, place, signer: by, at, evidence };
    await transaction.addSummerSegment(segment);
    const type =
      place === 'author' ? 'summer.certified' : place === 'seal' ? 'summer.sealed' : 'summer.signed';
    const event = {
      type,
      by,
      page: page.id,
      pupil: page.pupil,
      class: page.classId,
      fileHash,
      evidence,
      level,
    };
    const actor = by === null ? 'service:documents' : `person:${by}`;
    await transaction.append([{ at, actor, record: null, event }]);
    await filling.also?.(transaction, at);
    return segment;
  });
}

/** The transcript is made anew with the final decision; only the teachers of what was assessed again sign their rows. */
async function supersedeTranscript(transaction: Transaction, page: SummerPage, at: Instant): Promise<void> {
  const { id, pupil, recordId, decisionNumber, decidedBy, lastLine } = page;
  const lines = (await transaction.summerLines(page.classId)).filter((line) => line.id <= lastLine);
  const subjects = Object.keys(summerOf(lines, pupil).subjects);
  const event = {
    type: 'correction.executed' as const,
    correctionId: summerCause(id),
    ...{ decisionNumber, decidedBy, subjects, by: decidedBy, at },
  };
  for (const outcome of await stepAll(transaction, [{ recordId, event }], { service: 'corrections' }))
    if ('refused' in outcome) throw refusalFault(outcome.refused, { record: outcome.recordId });
}

const pageWith = (house: House, id: SummerPageId) =>
  house.store.read(async (view) => {
    const page = await view.summerPage(id);
    const schoolClass = await view.schoolClass(page?.classId);
    const school = (await view.schools()).find((one) => one.id === schoolClass?.schoolId);
    if (!page || !school) throw summerFault('summer.pageUnknown', { page: id });
    const segments = await view.summerSegments(id);
    return { page, segments, schoolId: school.id, organisation: school.name };
  });

async function mayFill(
  view: View,
  { id, classId, pupil, version }: SummerPage,
  action: 'summer.signed' | 'summer.sealed',
  person: PersonId,
  at: Instant,
): Promise<void> {
  const schoolClass = await view.schoolClass(classId);
  if (!schoolClass) throw summerFault('summer.pageUnknown', { page: id });
  await permission(view, { person, action, target: classTarget(schoolClass), at });
  // A later decision took its place.
  const latest = (await view.summerPages(classId)).findLast((one) => one.pupil === pupil);
  if (latest && latest.version > version) throw summerFault('summer.notAwaited', { awaited: '—' });
}

async function notAwaited(house: House, awaited: SummerAwaited) {
  if (awaited.place !== 'signer')
    return summerFault('summer.notAwaited', { awaited: AWAITED[awaited.place] });
  const people = await house.store.read((view) => view.people(awaited.people));
  return summerFault('summer.notAwaited', { awaited: people.map(({ name }) => name).join(', ') });
}

const AWAITED = { service: 'giaplai', seal: 'Văn thư', nobody: '—' } as const;
