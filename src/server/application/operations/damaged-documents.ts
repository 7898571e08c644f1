// Documents that somebody met with bytes missing or altered, and that still cannot be read: for whoever can mend them.
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { Fault } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import { readDocument } from '../documents.ts';
import type { House } from '../ports/house.ts';

export interface DamagedDocument {
  readonly recordId: RecordId;
  readonly title: string;
  readonly fault: Fault;
}

/** Of the newest gestures; `giaplai doctor` reads everything. */
const LOOKED_AT = 50;

/** @throws Fault `access.notPermitted` */
export async function damagedDocuments(
  house: House,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly DamagedDocument[]> {
  const met = await house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'operations.watched', target: { schoolId }, at });
    const own = new Set((await view.people()).flatMap((one) => (one.schoolId === schoolId ? [one.id] : [])));
    const troubled = (await view.latestCeremonyRequests(LOOKED_AT))
      .filter(({ personId }) => own.has(personId))
      .flatMap(({ outcomes }) => outcomes)
      .filter(({ trouble }) => trouble?.code.startsWith('blob.') === true);
    return new Map(troubled.map(({ recordId, title }) => [recordId, title]));
  });
  const damaged: DamagedDocument[] = [];
  for (const [recordId, title] of met) {
    const fault = await readDocument(house, recordId).then(() => null, faultIn);
    if (fault) damaged.push({ recordId, title, fault });
  }
  return damaged;
}

function faultIn(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}
