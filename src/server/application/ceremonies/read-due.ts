// Which of the wanted documents may be signed now, asked of the workflow before any key is used.
import { toVietnameseTime } from '../../../kernel/index.ts';
import type { Instant, RecordId } from '../../../kernel/index.ts';
import { stepRecord } from '../../../workflows/index.ts';
import type { Slot } from '../../../documents/index.ts';
import { judgeOfDeeds, type JudgeDeed } from '../access/deeds.ts';
import { accountFault } from '../accounts/faults.ts';
import type { House } from '../ports/house.ts';
import type { DocumentVersion, SchoolRecord, Segment } from '../rows.ts';
import type { Ceremony, HeldRecord } from '../ports/unit-of-work.ts';
import type { Gesture } from './hold-ceremony.ts';
import { type CeremonyOutcome, troubled } from './outcome.ts';

/** A document ready for this signature. */
export interface Due {
  readonly record: SchoolRecord;
  readonly version: number;
  readonly chain: readonly Segment[];
  /** The fields to fill, the main one first. */
  readonly slots: readonly Slot[];
}

/** @throws Fault `account.suspended`: a gesture under way ends with the access of its person */
export async function readDue(
  house: House,
  gesture: Gesture,
  ceremony: Ceremony,
  ids: readonly RecordId[],
): Promise<{ readonly due: readonly Due[]; readonly refused: readonly CeremonyOutcome[] }> {
  const now = house.clock.now();
  const { account, records, documents, segments, held, judge } = await house.store.read(async (view) => ({
    account: await view.accountOfPerson(gesture.by),
    judge: await judgeOfDeeds(view, { person: gesture.by }),
    records: await view.records(ids),
    held: (await view.heldRecords(ids, now)).filter(({ ceremonyId }) => ceremonyId !== ceremony.id),
    documents: await view.documents(ids),
    segments: await view.segments(ids),
  }));
  if (account?.state === 'suspended') throw accountFault('account.suspended');
  const chains = byVersion(segments);
  const versions = new Map(documents.map((document) => [versionKey(document), document]));
  const heldBy = new Map(held.map((each) => [each.recordId, each]));
  const known = new Set(records.map(({ id }) => id));
  const due: Due[] = [];
  const refused: CeremonyOutcome[] = ids.filter((id) => !known.has(id)).map(unknown);
  for (const record of records) {
    const elsewhere = heldBy.get(record.id);
    const trouble = refusalOf(record, gesture, judge, now) ?? (elsewhere && awaitingAnother(elsewhere));
    const version = record.snapshot.context.document?.version ?? 0;
    const document = versions.get(`${record.id}/${version}`);
    if (trouble || !document) {
      refused.push(troubled(record, trouble ?? unknownDocument));
    } else {
      const chain = chains.get(versionKey(document)) ?? [];
      due.push({
        record,
        version,
        chain,
        slots: slotsIn(document, gesture.slotsOf(record.snapshot.context)),
      });
    }
  }
  return { due, refused };
}

/** The very event that would be reported, tried on the stored state and rights: no key is touched in vain. */
function refusalOf(record: SchoolRecord, gesture: Gesture, judge: JudgeDeed, at: Instant) {
  const { snapshot } = record;
  const hash = snapshot.context.document?.fileHash ?? ('' as never);
  const trial = gesture.eventOf(gesture.slotsOf(snapshot.context), {
    baseHash: hash,
    fileHash: hash,
    at,
    level: 'B-B',
    evidence: hash,
  });
  const next = stepRecord(snapshot, trial, { person: gesture.by });
  return 'refused' in next ? next.refused : judge(record, snapshot, trial);
}

function slotsIn(document: DocumentVersion, fields: readonly string[]): readonly Slot[] {
  const byField = new Map(document.slots.map((slot) => [slot.field, slot]));
  return fields.flatMap((field) => byField.get(field) ?? []);
}

function byVersion(segments: readonly Segment[]): ReadonlyMap<string, readonly Segment[]> {
  const chains = new Map<string, Segment[]>();
  for (const segment of segments) {
    const chain = chains.get(versionKey(segment));
    if (chain) chain.push(segment);
    else chains.set(versionKey(segment), [segment]);
  }
  return chains;
}

const versionKey = ({ recordId, version }: { readonly recordId: RecordId; readonly version: number }) =>
  `${recordId}/${version}`;

const unknownDocument = {
  code: 'record.documentMissing',
  vi: 'Hồ sơ chưa có văn bản',
  en: 'The record has no document yet',
};

const unknown = (recordId: RecordId): CeremonyOutcome =>
  troubled(
    { id: recordId, title: recordId },
    { code: 'record.unknown', vi: 'Không có hồ sơ này', en: 'There is no such record' },
  );

/** Signing now would make worthless what the other person is about to confirm. */
function awaitingAnother({ person, until }: HeldRecord) {
  const time = toVietnameseTime(until);
  return {
    code: 'signing.awaitingAnother',
    vi: `Đang chờ ${person} xác nhận chữ ký, đến ${time}`,
    en: `${person} is confirming a signature on it, until ${time}`,
  };
}
