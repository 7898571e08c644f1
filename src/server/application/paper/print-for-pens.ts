// Prints a record for pens from the very data it was submitted with; every print is told in the journal (R95, R96).
import { draftForPens } from '../../../documents/index.ts';
import type { DocumentSnapshot } from '../../../documents/index.ts';
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { permission, targetOfRecord } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import { imprintOf } from '../imprint.ts';
import type { House } from '../ports/house.ts';
import { submissionRules } from '../policies/submission-rules.ts';
import { paperFault } from './faults.ts';

export interface PrintedForPens {
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly verificationCode: string;
}

/** @throws Fault `record.unknown`, `paper.notSubmitted`, `paper.digitalOnly`, `access.notPermitted`, `blob.*` */
export async function printForPens(
  house: House,
  { recordId, by }: { readonly recordId: RecordId; readonly by: PersonId },
): Promise<PrintedForPens> {
  const at = house.clock.now();
  const { record, document, schoolClass } = await house.store.read(async (view) => {
    await permission(view, {
      person: by,
      action: 'paper.printed',
      target: await targetOfRecord(view, recordId),
      at,
    });
    const [found] = await view.records([recordId]);
    const versions = await view.documents([recordId]);
    return {
      record: found,
      document: versions.find(({ version }) => version === found?.snapshot.context.document?.version),
      schoolClass: await view.schoolClass(found?.classId),
    };
  });
  if (!record || !schoolClass) throw applicationFault('record.unknown', { record: recordId });
  if (!document) throw paperFault('paper.notSubmitted');
  if (record.snapshot.context.signedAs === 'digital') throw paperFault('paper.digitalOnly');
  const { snapshotHash, verificationCode, version } = document;
  const snapshot = JSON.parse(
    Buffer.from(await house.blobs.get(snapshotHash)).toString(),
  ) as DocumentSnapshot;
  const { sealing } = (await submissionRules(house, schoolClass, at))(record.kind);
  const bytes = draftForPens(
    snapshot,
    imprintOf(house, { verificationCode, printedAt: at }),
    sealing && { sealDiameterMm: sealing.diameter },
  );
  await house.store.write((transaction) =>
    transaction.append([
      {
        at,
        actor: `person:${by}`,
        record: null,
        event: { type: 'paper.printed', by, record: recordId, version, class: schoolClass.id, snapshotHash },
      },
    ]),
  );
  return { bytes, title: record.title, verificationCode };
}
