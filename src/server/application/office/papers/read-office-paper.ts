// The bytes of a paper of the office, for whom they may be.
import type { PersonId } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type { OfficePaper, PaperSegment } from '../../ports/office-papers-store.ts';
import { officeFault } from '../faults.ts';
import { isOfTheirSchool, schoolPermission } from '../school-permission.ts';

export interface StoredPaper {
  readonly paper: OfficePaper;
  readonly segments: readonly PaperSegment[];
  readonly bytes: Uint8Array;
}

/** The reading is told in the journal. @throws Fault `office.paperUnknown`, `access.notPermitted`, `blob.*` */
export async function readOfficePaper(
  house: House,
  { paperId, by }: { readonly paperId: string; readonly by: PersonId },
): Promise<StoredPaper> {
  const at = house.clock.now();
  const { paper, segments } = await house.store.write(async (transaction) => {
    const found = await transaction.officePaper(paperId);
    if (!found || !(await isOfTheirSchool(transaction, by, found.schoolId)))
      throw officeFault('office.paperUnknown');
    await schoolPermission(transaction, { person: by, action: 'office.read', schoolId: found.schoolId, at });
    const event = { type: 'officePaper.read', by, paper: paperId, kind: found.kind };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return { paper: found, segments: await transaction.paperSegments(paperId) };
  });
  const fileHash = segments.at(-1)?.fileHash;
  if (fileHash === undefined) throw officeFault('office.paperUnknown');
  return { paper, segments, bytes: await house.blobs.join(segments, fileHash) };
}
