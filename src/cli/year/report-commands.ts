// giaplai reports statistics | yearly | list | archive: what the school tells those above it.
import { writeFileSync } from 'node:fs';
import { isSchoolYear } from '../../policies/index.ts';
import {
  drawStatistics,
  drawYearlyReport,
  findPerson,
  readOfficePaper,
  readStatistics,
  reportsOf,
  yearlyReportAhead,
  yearlyReportArchive,
  type OfficePaper,
} from '../../server/application/index.ts';
import { writeStatisticsWorkbook } from '../../workbooks/index.ts';
import type { SigningOptions } from '../at-school.ts';
import { cliFault } from '../faults.ts';
import { expectNew } from '../foreign/files.ts';
import type { Home } from '../home.ts';
import { atOffice, type AtOffice, type OfficeCommand } from '../office/at-office.ts';
import { bold, green, print, table } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';

export interface ReportCommand extends OfficeCommand, SigningOptions {
  readonly period: 'HK1' | 'HK2' | 'year';
  /** Who signs under the seal; without one nothing is made. */
  readonly leader?: string;
  readonly leaderTitle: string;
  /** Why statistics are made before everything is locked. */
  readonly reason?: string;
  readonly output?: string;
  readonly xlsx?: string;
  readonly json: boolean;
}

export const statistics = (home: Home, year: string, command: ReportCommand): Promise<number> =>
  atOffice(
    home,
    command,
    async (at) => {
      const { period, xlsx, leader, json } = command;
      const asked = { schoolId: at.school.id, schoolYear: yearOf(year), period, by: at.by };
      if (leader !== undefined)
        return save(
          at,
          (
            await drawStatistics(at.house, {
              ...asked,
              ...(await wishOf(at, leader, command)),
              unlockedReason: command.reason,
            })
          ).paper,
          command,
        );
      const found = await readStatistics(at.house, asked);
      if (xlsx !== undefined) {
        const heading = { school: at.school.name, period: `${period} ${year}` };
        writeNewFile(xlsx, await writeStatisticsWorkbook(found.tables, heading));
        print(`${green('✔')} ${xlsx}`);
      } else if (json) print(JSON.stringify(found, null, 2));
      else
        for (const { title, columns, rows } of found.tables) {
          print(bold(title));
          for (const line of table([
            ['', ...columns],
            ...rows.map(({ label, counts }) => [label, ...counts.map(String)]),
          ]))
            print(line);
        }
      const open = found.sources.filter(({ locked, pupils }) => locked < pupils);
      if (open.length > 0 && !json)
        print(`Chưa khóa hết / not locked: ${open.map(({ className }) => className).join(', ')}`);
      return 0;
    },
    command,
  );

export const yearly = (home: Home, year: string, command: ReportCommand): Promise<number> =>
  atOffice(
    home,
    command,
    async (at) => {
      const asked = { schoolId: at.school.id, schoolYear: yearOf(year), by: at.by };
      if (command.leader !== undefined)
        return save(
          at,
          (await drawYearlyReport(at.house, { ...asked, ...(await wishOf(at, command.leader, command)) }))
            .paper,
          command,
        );
      const ahead = await yearlyReportAhead(at.house, asked);
      for (const { title, facts } of ahead.sections) {
        print(bold(title));
        for (const { label, text } of facts) print(`  ${label} ${text}`);
      }
      print(bold(`Kèm theo / attachments: ${ahead.attachments.length}`));
      for (const { file } of ahead.attachments) print(`  ${file}`);
      print(bold(`Còn thiếu / missing: ${ahead.missing.length}`));
      for (const { what, whom } of ahead.missing) print(`  ${what} → ${whom}`);
      return ahead.missing.length > 0 ? 1 : 0;
    },
    command,
  );

export const listReports = (home: Home, command: OfficeCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const people = new Map(
      (await house.store.read((view) => view.people())).map(({ id, name }) => [id, name]),
    );
    const found = await reportsOf(house, { schoolId: school.id, by });
    const lines = found.map(({ paper, awaited, sealedAt }) => [
      paper.verificationCode,
      paper.title,
      sealedAt ? '✔' : `→ ${awaited.map((id) => people.get(id) ?? id).join(', ') || 'đóng dấu / the seal'}`,
    ]);
    for (const line of table(lines)) print(line);
    return 0;
  });

export const takeArchive = (
  home: Home,
  code: string,
  command: OfficeCommand & { readonly output: string },
): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    expectNew(command.output);
    const found = (await reportsOf(house, { schoolId: school.id, by })).find(
      ({ paper }) => paper.verificationCode === code.toUpperCase(),
    );
    if (!found) throw cliFault('cli.noSuchOrder', { order: code });
    const { content } = await yearlyReportArchive(house, { paperId: found.paper.id, by });
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part);
    writeFileSync(command.output, Buffer.concat(parts), { flag: 'wx' });
    print(`${green('✔')} ${command.output}`);
    return 0;
  });

/** @throws Fault `cli.badDate` */
function yearOf(year: string): string {
  if (!isSchoolYear(year)) throw cliFault('cli.badDate', { date: year });
  return year;
}

async function wishOf(at: AtOffice, leader: string, { leaderTitle }: ReportCommand) {
  const { id } = await findPerson(at.house, { id: at.school.id }, leader);
  return {
    leader: id,
    leaderTitle,
    serviceSigner: async (schoolId: string) => (await at.keys()).serviceOf(schoolId),
    conditions: await at.conditions(),
  };
}

async function save({ house, by }: AtOffice, paper: OfficePaper, { output }: ReportCommand): Promise<number> {
  if (output !== undefined)
    writeNewFile(output, (await readOfficePaper(house, { paperId: paper.id, by })).bytes);
  print(`${green('✔')} ${paper.title}`);
  print(`  ${paper.verificationCode}${output === undefined ? '' : `  ${output}`}`);
  return 0;
}
