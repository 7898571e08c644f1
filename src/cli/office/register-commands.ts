// giaplai office issue | correct-line | print | register | sign: the registers, and what stands in them.
import { dayAt, schoolYearOf } from '../../policies/index.ts';
import { instant } from '../../kernel/index.ts';
import {
  correctIssue,
  drawRegister,
  findPerson,
  noteIssue,
  printRecord,
  readOfficePaper,
  signOfficePaper,
  type OfficePaper,
  type RegisterKind,
} from '../../server/application/index.ts';
import type { SigningOptions } from '../at-school.ts';
import type { ClassChoice } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import type { KeyOptions } from '../keys/own-key.ts';
import { green, print } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';
import { atOffice, chosenRecord, withOfficeKey, type AtOffice, type OfficeCommand } from './at-office.ts';

interface Handing extends OfficeCommand {
  readonly to: string;
  readonly identity: string;
  readonly copies: number;
}

export interface IssueCommand extends Handing, ClassChoice {
  /** The original instead of a paper of the office. */
  readonly original?: readonly [string, string];
  readonly paper?: string;
  readonly request?: string;
}

export const issue = (home: Home, command: IssueCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { house, by } = at;
    const { to: recipient, identity, copies, original, request = '' } = command;
    const what = original
      ? ({ kind: 'record', recordId: (await chosenRecord(house, original, command)).id, request } as const)
      : ({ kind: 'paper', paperId: (await chosenPaper(at, command.paper ?? '')).id } as const);
    const line = await noteIssue(house, { recipient, identity, copies, what, by });
    print(`${green('✔')} dòng ${line.number} / line ${line.number}: ${line.document} → ${recipient}`);
    return 0;
  });

export const correctLine = (
  home: Home,
  number: number,
  command: Handing & { readonly reason: string },
): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const { to: recipient, identity, copies, reason } = command;
    const told = { schoolId: school.id, number, reason, recipient, identity, copies, by };
    const line = await correctIssue(house, told);
    print(
      `${green('✔')} dòng ${line.number} đính chính dòng ${number} / line ${line.number} corrects ${number}`,
    );
    return 0;
  });

export interface PrintCommand extends OfficeCommand, ClassChoice {
  readonly purpose: string;
  readonly copies: number;
  readonly output: string;
}

export const printOne = (
  home: Home,
  record: readonly [string, string],
  command: PrintCommand,
): Promise<number> =>
  atOffice(home, command, async ({ house, by }) => {
    const { id: recordId } = await chosenRecord(house, record, command);
    const { purpose, copies, output } = command;
    const { bytes, line } = await printRecord(house, { recordId, by, purpose, copies });
    writeNewFile(output, bytes);
    print(`${green('✔')} ${line.document}: ${line.pages} trang × ${copies} → ${output}`);
    return 0;
  });

export interface RegisterCommand extends OfficeCommand, SigningOptions {
  /** ISO days. */
  readonly from: string;
  readonly until: string;
  readonly leader: string;
  readonly leaderTitle: string;
  readonly output: string;
}

export const register = (home: Home, kind: RegisterKind, command: RegisterCommand): Promise<number> =>
  atOffice(
    home,
    command,
    async (at) => {
      const { house, school, by } = at;
      const { id: leader } = await findPerson(house, { id: school.id }, command.leader);
      const { paper } = await drawRegister(house, {
        schoolId: school.id,
        kind,
        by,
        from: day(command.from, '00:00:00'),
        until: day(command.until, '23:59:59'),
        schoolYear: schoolYearOf(dayAt(house.clock.now())),
        leader,
        leaderTitle: command.leaderTitle,
        serviceSigner: async (id) => (await at.keys()).serviceOf(id),
        conditions: await at.conditions(),
      });
      return save(at, paper, command.output);
    },
    command,
  );

export interface SignCommand
  extends OfficeCommand, SigningOptions, Pick<KeyOptions, 'p12' | 'pkcs11' | 'token'> {
  readonly seal: boolean;
  readonly output?: string;
}

export const sign = (home: Home, code: string, command: SignCommand): Promise<number> =>
  atOffice(
    home,
    command,
    async (at) => {
      const { house, by, signal } = at;
      const { id: paperId } = await chosenPaper(at, code);
      const as = command.seal ? 'seal' : 'signer';
      const conditions = await at.conditions();
      const { paper } = await withOfficeKey(at, { ...command, as }, (signer) =>
        signOfficePaper(house, { paperId, by, as, signer, conditions, signal }),
      );
      return save(at, paper, command.output);
    },
    command,
  );

/** By verification code or the beginning of its id. */
async function chosenPaper({ house, school }: AtOffice, code: string): Promise<OfficePaper> {
  const papers = await house.store.read((view) => view.officePapers(school.id));
  const [meant, ...others] = papers.filter(
    ({ id, verificationCode }) =>
      code !== '' && (id.startsWith(code) || verificationCode === code.toUpperCase()),
  );
  if (!meant || others.length > 0) throw cliFault('cli.noSuchOrder', { order: code });
  return meant;
}

async function save(
  { house, by }: AtOffice,
  paper: OfficePaper,
  output: string | undefined,
): Promise<number> {
  if (output !== undefined)
    writeNewFile(output, (await readOfficePaper(house, { paperId: paper.id, by })).bytes);
  print(`${green('✔')} ${paper.title}`);
  print(`  ${paper.verificationCode}${output === undefined ? '' : `  ${output}`}`);
  return 0;
}

/** @throws Fault `cli.badDate` */
function day(text: string, time: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw cliFault('cli.badDate', { date: text });
  return instant(`${text}T${time}+07:00`);
}
