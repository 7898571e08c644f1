// From planned sheets to the bytes of an .xlsx file: the same plans give the same bytes.
import { Buffer } from 'node:buffer';
import { unpack } from './archive-guard.ts';
import { emptyWorkbook } from './empty-workbook.ts';
import { workbookFault } from './faults.ts';
import { renderSheet } from './render-sheet.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { matchKey } from './text.ts';
import { deflatedZip } from './zip-archive.ts';

/** @throws Fault `workbook.sheetNameImpossible` when Excel could not have a sheet of that name. */
export async function renderWorkbook(plans: readonly SheetPlan[], title: string): Promise<Uint8Array> {
  refuseImpossibleNames(plans);
  const { workbook } = await emptyWorkbook();
  Object.assign(workbook, {
    title,
    creator: 'Giáp Lai',
    lastModifiedBy: 'Giáp Lai',
    created: NO_DAY,
    modified: NO_DAY,
  });
  for (const plan of plans) renderSheet(workbook, plan);
  const written = Buffer.from((await workbook.xlsx.writeBuffer()) as unknown as Uint8Array);
  // The library stamps every part with the time of day; packed anew, they carry none.
  const parts = await unpack(written);
  if ('code' in parts) throw workbookFault('workbook.tooLarge');
  return new Uint8Array(deflatedZip(parts));
}

/** The day of a file says nothing about its content. */
const NO_DAY = new Date(Date.UTC(2000, 0, 1));

/** Excel compares names without regard to case; `'` may not begin or end one. */
const IMPOSSIBLE = /[*?:\\/[\]]|^'|'$/;

function refuseImpossibleNames(plans: readonly SheetPlan[]) {
  const taken = new Set<string>();
  for (const { name } of plans) {
    const key = matchKey(name);
    if (name.length > 31 || IMPOSSIBLE.test(name) || taken.has(key))
      throw workbookFault('workbook.sheetNameImpossible', { name });
    taken.add(key);
  }
}
