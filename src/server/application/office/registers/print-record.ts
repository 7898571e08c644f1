// A print of a sealed record for inspection or the desk: states when it was printed, and stands in the print register
// before anybody has it in hand (R95, R96).
import { draftCopy, type PrintViewSnapshot } from '../../../../documents/index.ts';
import { freshId, type PersonId, type RecordId } from '../../../../kernel/index.ts';
import { classTarget, permission, recordTarget } from '../../access/permission.ts';
import { nameOfPerson } from '../../ceremonies/name-of-person.ts';
import type { House } from '../../ports/house.ts';
import type { PrintLine } from '../../ports/office-papers-store.ts';
import { mightOfRecord } from '../might-of-record.ts';
import { officeFault } from '../faults.ts';
import { namedSource, sealedSource, sourceBytes } from '../copies/sealed-source.ts';

export interface PrintWish {
  readonly recordId: RecordId;
  readonly version?: number;
  readonly copies?: number;
  readonly purpose: string;
  readonly by: PersonId;
}

export interface PrintedRecord {
  readonly bytes: Uint8Array;
  readonly line: PrintLine;
}

/** @throws Fault `record.unknown`, `office.notSealed`, `office.requestIncomplete`, `access.notPermitted`, `documents.*` */
export async function printRecord(house: House, wish: PrintWish): Promise<PrintedRecord> {
  const { by, copies = 1 } = wish;
  const purpose = wish.purpose.normalize('NFC').trim();
  const members = [
    ...(purpose === '' ? ['purpose'] : []),
    ...(Number.isSafeInteger(copies) && copies >= 1 && copies <= 1000 ? [] : ['copies']),
  ];
  if (members.length > 0) throw officeFault('office.requestIncomplete', { members });
  const at = house.clock.now();
  const source = await house.store.read(async (view) => {
    await mightOfRecord(view, { person: by, action: 'record.printed', at }, wish.recordId);
    const found = await sealedSource(view, wish.recordId, wish.version);
    const target = { ...classTarget(found.schoolClass), ...recordTarget(found.record) };
    await permission(view, { person: by, action: 'record.printed', target, at });
    return found;
  });
  const original = await sourceBytes(house, source);
  const named = namedSource(source, original);
  const { record, schoolClass, school, document } = source;
  const snapshot: PrintViewSnapshot = {
    kind: 'printView',
    recordId: freshId(),
    version: 1,
    school: { name: school.name, level: school.level, province: school.province, commune: school.commune },
    schoolYear: schoolClass.schoolYear,
    number: null,
    source: named,
    by: await nameOfPerson(house, by),
  };
  const { bytes } = draftCopy(original, snapshot, {
    verificationCode: document.verificationCode,
    printedAt: at,
  });
  const line: PrintLine = {
    schoolId: school.id,
    at,
    recordId: record.id,
    version: document.version,
    classId: schoolClass.id,
    document: named.title,
    verificationCode: document.verificationCode,
    pages: named.pages,
    copies,
    purpose,
    by,
  };
  await house.store.write(async (transaction) => {
    await transaction.addPrintLine(line);
    const event = {
      type: 'record.printed',
      of: record.id,
      version: document.version,
      class: schoolClass.id,
      copies,
      purpose,
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  });
  return { bytes, line };
}
