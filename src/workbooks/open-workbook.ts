// From the bytes of a file to its sheets, through every guard. Bad bytes come back as problems.
import { unpack } from './archive-guard.ts';
import { refusedContainer } from './container.ts';
import { emptyWorkbook } from './empty-workbook.ts';
import { gridOf, type Content, type Grid } from './grid.ts';
import { problem, wholeWorkbook, type Notice, type Problem } from './problems.ts';
import { storedZip } from './zip-archive.ts';
import { reduceParts } from './workbook-parts.ts';

export type OpenedWorkbook =
  | { readonly ok: true; readonly grids: readonly Grid[]; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export async function openWorkbook(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const refused = refusedContainer(bytes);
  if (refused) return { ok: false, problems: [refused] };
  const unpacked = await unpack(bytes);
  if ('code' in unpacked) return { ok: false, problems: [unpacked] };
  const { parts, problems, notices } = reduceParts(unpacked);
  if (problems.length > 0) return { ok: false, problems };
  try {
    const { workbook, formula } = await emptyWorkbook();
    const archive = storedZip(parts);
    await workbook.xlsx.load(archive as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const texts = new Map<string, Content>();
    return { ok: true, grids: workbook.worksheets.map((sheet) => gridOf(sheet, texts, formula)), notices };
  } catch {
    // The library reports malformed XML and dangling references by exceptions of many kinds.
    return { ok: false, problems: [problem('unreadable', wholeWorkbook)] };
  }
}
