// Finds what successors are made from: the sealed versions with who signed them, and the corrections since.
import type { ClassBook } from '../../../assessment/index.ts';
import type { DocumentSnapshot, NamedCorrection } from '../../../documents/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolRecord } from '../rows.ts';
import { freezer } from '../snapshots/freeze.ts';
import type { Frozen } from '../snapshots/freeze.ts';
import { isOfSummer, pageOfCause } from '../snapshots/summer-path.ts';
import { sealedSummer, withSummer, type SealedSummer } from '../summer/transcript-after-summer.ts';
import { successorSnapshot } from '../snapshots/successor.ts';
import type { SuccessorSource } from '../snapshots/successor.ts';
import { knownCorrection } from './take-step.ts';

/**
 * Freezes any of the records: one whose successor is due from the version it takes the place of.
 * @throws Fault `blob.missing`, `blob.damaged`, `record.pupilUnknown`
 */
export async function freezerOf(
  house: House,
  book: ClassBook,
  records: readonly SchoolRecord[],
): Promise<(record: SchoolRecord) => Frozen> {
  const freeze = freezer(book);
  const due = records.filter(isDue);
  const summers = await summersOf(house, book, due);
  const sources = await sourcesOf(house, due, summers.named);
  return (record) => {
    const frozen = freeze(record);
    const source = sources.get(record.id);
    if (!source) return frozen;
    const summer = summers.pupils.get(record.key);
    const { snapshot } = frozen;
    const present = snapshot.kind === 'transcript' && summer ? withSummer(snapshot, summer) : snapshot;
    return { ...frozen, snapshot: successorSnapshot(present, source) };
  };
}

const isDue = ({ snapshot: { state, context } }: SchoolRecord): boolean =>
  state === 'superseded' && context.renewal !== null;

/** All of one class, as the book is. */
async function summersOf(
  house: House,
  book: ClassBook,
  [first]: readonly SchoolRecord[],
): Promise<SealedSummer> {
  if (!first) return { pupils: new Map(), named: new Map() };
  return sealedSummer(house, first.classId, book);
}

async function sourcesOf(
  house: House,
  due: readonly SchoolRecord[],
  summers: SealedSummer['named'],
): Promise<ReadonlyMap<RecordId, SuccessorSource>> {
  if (due.length === 0) return new Map();
  const ids = due.map(({ id }) => id);
  const { documents, filled, names, corrections } = await house.store.read(async (view) => {
    const slots = await view.filledSlots(ids);
    const people = await view.people([...new Set(slots.map(({ personId }) => personId))]);
    const named = new Map<string, NamedCorrection['cells']>();
    for (const { correctionId } of due.flatMap(({ snapshot }) => snapshot.context.renewal?.corrections ?? []))
      if (!named.has(correctionId) && !isOfSummer(correctionId)) {
        const { snapshot } = await knownCorrection(view, correctionId as CorrectionId);
        named.set(correctionId, snapshot.context.cells);
      }
    return {
      documents: await view.documents(ids),
      filled: slots,
      names: new Map(people.map(({ id, name }) => [id, name])),
      corrections: named,
    };
  });
  const sources = new Map<RecordId, SuccessorSource>();
  for (const { id, snapshot } of due) {
    const { renewal } = snapshot.context;
    const mine = (one: { readonly recordId: RecordId; readonly version: number }) =>
      one.recordId === id && one.version === renewal?.predecessor.version;
    const document = documents.find(mine);
    if (!renewal || !document) continue;
    const signed = Buffer.from(await house.blobs.get(document.snapshotHash)).toString('utf8');
    sources.set(id, {
      signed: JSON.parse(signed) as DocumentSnapshot,
      document,
      fileHash: renewal.predecessor.fileHash,
      subjects: renewal.subjects,
      corrections: renewal.corrections.map(({ correctionId, decisionNumber, at }) => ({
        id: correctionId,
        decisionNumber,
        at,
        cells: corrections.get(correctionId) ?? summers.get(pageOfCause(correctionId))?.cells ?? [],
      })),
      filled: filled
        .filter(mine)
        .map(({ slot, personId, at }) => ({ field: slot, signer: names.get(personId) ?? personId, at })),
    });
  }
  return sources;
}
