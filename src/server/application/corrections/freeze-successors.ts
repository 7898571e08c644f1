// Finds what successors are made from: the sealed versions with who signed them, and the corrections since.
import type { ClassBook } from '../../../assessment/index.ts';
import type { DocumentSnapshot, NamedCorrection } from '../../../documents/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolRecord } from '../rows.ts';
import { freezer } from '../snapshots/freeze.ts';
import type { Frozen } from '../snapshots/freeze.ts';
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
  const sources = await sourcesOf(house, records.filter(isDue));
  return (record) => {
    const frozen = freeze(record);
    const source = sources.get(record.id);
    return source ? { ...frozen, snapshot: successorSnapshot(frozen.snapshot, source) } : frozen;
  };
}

const isDue = ({ snapshot: { state, context } }: SchoolRecord): boolean =>
  state === 'superseded' && context.renewal !== null;

async function sourcesOf(
  house: House,
  due: readonly SchoolRecord[],
): Promise<ReadonlyMap<RecordId, SuccessorSource>> {
  if (due.length === 0) return new Map();
  const ids = due.map(({ id }) => id);
  const { documents, filled, names, corrections } = await house.store.read(async (view) => {
    const slots = await view.filledSlots(ids);
    const people = await view.people([...new Set(slots.map(({ personId }) => personId))]);
    const named = new Map<string, NamedCorrection['cells']>();
    for (const { correctionId } of due.flatMap(({ snapshot }) => snapshot.context.renewal?.corrections ?? []))
      if (!named.has(correctionId)) {
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
        cells: corrections.get(correctionId) ?? [],
      })),
      filled: filled
        .filter(mine)
        .map(({ slot, personId, at }) => ({ field: slot, signer: names.get(personId) ?? personId, at })),
    });
  }
  return sources;
}
