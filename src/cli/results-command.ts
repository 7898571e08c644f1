// giaplai results CLASS.xlsx: what the circulars make of a class, as JSON.
import { readFileSync } from 'node:fs';
import { assess, toExpectedJson } from '../assessment/index.ts';
import { readClassWorkbook } from '../workbooks/index.ts';
import { cliFault } from './faults.ts';
import { showNotices, showProblems } from './import-problems.ts';
import { print } from './screen.ts';

/** Exit status: 0, or 1 when the workbook was refused. JSON goes to standard output, everything else to standard error. */
export async function printResults(file: string): Promise<number> {
  const reading = await readClassWorkbook(bytesOf(file));
  if (!reading.ok) {
    showProblems(file, reading.problems);
    return 1;
  }
  showNotices(file, reading.notices);
  print(withTenths(JSON.stringify(toExpectedJson(assess(reading.book)), null, 1)));
  return 0;
}

export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cliFault('cli.cannotRead', { file }, { cause: error });
  }
}

/** Averages always show their tenth: 9.0, not 9. Only subject codes and `mean` are followed by averages. */
const withTenths = (json: string): string =>
  json.replace(/^(\s+"(?:[A-Z][A-Z0-9_]*|mean)": \d+)(?=,?$)/gm, '$1.0');
