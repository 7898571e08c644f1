// giaplai paper print | signed | sealed CLASS: what the policy has signed with pens.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fileName,
  findPerson,
  type House,
  printForPens,
  reportPaper,
  type SchoolClass,
  type SchoolRecord,
} from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { bytesOf } from '../results-command.ts';
import { green, print, yellow } from '../screen.ts';

interface OnPaper extends ClassChoice {
  readonly as: string;
  readonly records?: readonly string[];
}

export interface PrintCommand extends OnPaper {
  readonly output: string;
}

export interface ReportCommand extends OnPaper {
  readonly on: string;
  readonly scan?: string;
}

/** Exit status: 0, or 1 when there was nothing to print. */
export function printClass(home: Home, name: string, command: PrintCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const schoolClass = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const records = await onPaper(
      house,
      schoolClass,
      command,
      (record) => record.snapshot.context.signedAs !== 'digital',
    );
    mkdirSync(command.output, { recursive: true });
    for (const { id, key } of records) {
      const { bytes, title } = await printForPens(house, { recordId: id, by });
      // Children's marks: for this account only, and never over another print.
      const file = join(command.output, `${fileName(`${key} ${title}`)}.pdf`);
      if (existsSync(file)) throw cliFault('cli.fileExists', { file });
      writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' });
    }
    print(
      `${records.length > 0 ? green('✔') : yellow('–')} ${schoolClass.name}: ${records.length} bản in để ký tay / copies for pens`,
    );
    return records.length > 0 ? 0 : 1;
  });
}

/** Exit status: 0, or 1 when no record took the report. */
export function reportClass(
  home: Home,
  name: string,
  command: ReportCommand,
  what: 'signed' | 'sealed',
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const schoolClass = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const records = await onPaper(
      house,
      schoolClass,
      command,
      (record) => record.snapshot.context.signedAs === 'wetInk',
    );
    const outcomes = await reportPaper(house, {
      records: records.map(({ id }) => id),
      by,
      what,
      on: command.on,
      ...(command.scan !== undefined && { scan: bytesOf(command.scan) }),
    });
    const taken = outcomes.filter((outcome) => !('refused' in outcome)).length;
    print(`${taken > 0 ? green('✔') : yellow('–')} ${schoolClass.name}: ${taken} hồ sơ / records`);
    for (const outcome of outcomes)
      if ('refused' in outcome) {
        const record = records.find(({ id }) => id === outcome.recordId);
        print(`  ${yellow(record?.title ?? '')} ${outcome.refused.vi} / ${outcome.refused.en}`);
      }
    return taken > 0 ? 0 : 1;
  });
}

async function onPaper(
  house: House,
  { id }: SchoolClass,
  { records: keys }: OnPaper,
  concerns: (record: SchoolRecord) => boolean,
): Promise<readonly SchoolRecord[]> {
  const records = await house.store.read((view) => view.recordsOf(id));
  return records.filter((record) => (keys ? keys.includes(record.key) : concerns(record)));
}
