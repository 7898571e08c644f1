// Reads workbooks in tests and says briefly what came out.
import type exceljs from '@protobi/exceljs';
import { readClassWorkbook, type Notice, type Problem } from '../../src/workbooks/index.ts';
import type { ClassBook } from '../../src/assessment/index.ts';
import { makeClassBook, writeClassWorkbook, type Spoil } from '../support/workbooks/index.ts';

/** A sound class of four pupils, the same for every test that spoils it. */
export const soundBook: ClassBook = makeClassBook({ seed: 7, pupils: 4 });

/** `sheet!cell code` of every problem; an empty list when the workbook was accepted. */
export async function problemsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const read = await readClassWorkbook(bytes);
  return read.ok ? [] : read.problems.map(brief);
}

export const problemsWhen = async (spoil: Spoil): Promise<readonly string[]> =>
  problemsOf(await writeClassWorkbook(soundBook, spoil));

/** The book and its notices; fails when the workbook is refused. */
export async function acceptedWhen(spoil: Spoil) {
  const read = await readClassWorkbook(await writeClassWorkbook(soundBook, spoil));
  if (!read.ok) throw new Error(read.problems.map(brief).join('\n'));
  return { book: read.book, notices: read.notices.map(brief), sentences: read.notices.map(({ vi }) => vi) };
}

export const put =
  (sheet: string, cell: string, value: exceljs.CellValue): Spoil =>
  (workbook) => {
    workbook.getWorksheet(sheet)!.getCell(cell).value = value;
  };

export const all =
  (...spoils: readonly Spoil[]): Spoil =>
  (workbook) =>
    spoils.forEach((spoil) => spoil(workbook));

const brief = ({ sheet, cell, code }: Problem | Notice) =>
  `${[sheet, cell].filter((part) => part !== null).join('!')} ${code}`.trim();
