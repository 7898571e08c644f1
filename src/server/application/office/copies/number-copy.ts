// Gives an ordered copy its number in the year's register, once; what is printed is frozen in the same transaction.
import type { TranscriptSnapshot } from '../../../../documents/index.ts';
import { canonicalJson, freshId, sha256, toIso } from '../../../../kernel/index.ts';
import type { PersonId, RecordId } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type { CopyOrder, OfficePaper } from '../../ports/office-papers-store.ts';
import { verificationCode } from '../../verification-code.ts';
import { officeFault } from '../faults.ts';
import { copyNumber, copySnapshot } from './copy-snapshot.ts';
import { namedSource, sealedSource, sourceBytes, titleOf } from './sealed-source.ts';

/** @throws Fault `office.superseded` when another version took its place after the order */
export async function numberCopy(house: House, order: CopyOrder, by: PersonId): Promise<OfficePaper> {
  const known = await house.store.read((view) => view.paperOfOrder(order.id));
  if (known) return known;
  const source = await house.store.read((view) => sealedSource(view, order.recordId, order.version));
  const bytes = await sourceBytes(house, source);
  const transcript =
    order.kind === 'extract'
      ? (JSON.parse(
          Buffer.from(await house.blobs.get(source.document.snapshotHash)).toString('utf8'),
        ) as TranscriptSnapshot)
      : null;
  return house.store.write(async (transaction) => {
    const numbered = await transaction.paperOfOrder(order.id);
    if (numbered) return numbered;
    const present = await sealedSource(transaction, order.recordId, order.version);
    if (present.superseded && !order.evenSuperseded)
      throw officeFault('office.superseded', { version: order.version });
    const at = house.clock.now();
    const year = Number(toIso(at).slice(0, 4));
    const number = await transaction.nextPaperNumber(order.schoolId, order.kind, year);
    const paperId = freshId();
    // The bytes were read before; whatever was appended since is archive data, and the copy names what it shows.
    const named = namedSource({ ...source, superseded: present.superseded }, bytes);
    const text = copyNumber(order.kind, year, number);
    const snapshot = canonicalJson(copySnapshot({ paperId, order, source, named, transcript }, text));
    const snapshotHash = sha256(snapshot);
    const paper: OfficePaper = {
      id: paperId,
      schoolId: order.schoolId,
      kind: order.kind,
      orderId: order.id,
      year,
      number,
      title: `${order.kind === 'certifiedCopy' ? 'Sao y' : 'Trích sao'} số ${text} – ${titleOf(source)}`,
      snapshot,
      snapshotHash,
      verificationCode: verificationCode(paperId as RecordId, 1, snapshotHash),
      printedAt: at,
      by,
    };
    await transaction.addOfficePaper(paper);
    await transaction.append([
      {
        at,
        actor: `person:${by}`,
        record: null,
        event: {
          type: 'copy.numbered',
          order: order.id,
          paper: paperId,
          of: order.recordId,
          number: text,
          snapshotHash,
        },
      },
    ]);
    return paper;
  });
}
