// giaplai book request | decide | draft | sign | issue | revoke | show.
import type { BookReason } from '../../documents/index.ts';
import {
  bookNumber,
  bookSeen,
  booksSeen,
  decideBook,
  makeBook,
  noteIssue,
  readPupilBook,
  requestBook,
  revokeBook,
  signBook,
  type BookStanding,
} from '../../server/application/index.ts';
import type { SigningOptions } from '../at-school.ts';
import type { ClassChoice } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import type { KeyOptions } from '../keys/own-key.ts';
import {
  atOffice,
  chosenRecord,
  withOfficeKey,
  type AtOffice,
  type OfficeCommand,
} from '../office/at-office.ts';
import { dim, green, print, table } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';
import { reasonWords, stateWords } from './words.ts';

export interface RequestCommand extends OfficeCommand, ClassChoice {
  readonly reason: BookReason;
  readonly for: string;
  readonly relation: string;
  readonly identity: string;
  readonly purpose: string;
  readonly letter?: string;
  readonly again?: string;
}

export const request = (
  home: Home,
  pupil: readonly [string, string],
  command: RequestCommand,
): Promise<number> =>
  atOffice(home, command, async ({ house, by }) => {
    const { id: recordId } = await chosenRecord(house, pupil, command);
    const { reason, relation, identity, purpose, letter = null, again } = command;
    const made = await requestBook(house, {
      ...{ recordId, reason, by },
      request: { by: command.for, relation, identity, letter, purpose },
      ...(again !== undefined && { again }),
    });
    print(`${green('✔')} đã ghi đề nghị, mã ${made.id.slice(0, 8)} / asked for as ${made.id.slice(0, 8)}`);
    return 0;
  });

export interface DecideCommand extends OfficeCommand {
  readonly grant?: string;
  readonly refuse?: string;
}

export const decide = (home: Home, code: string, command: DecideCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { request: meant } = await chosenBook(at, code);
    const { grant, refuse = '' } = command;
    const decided =
      grant === undefined
        ? { granted: false as const, reason: refuse }
        : { granted: true as const, decisionNumber: grant };
    const { granted } = await decideBook(at.house, { ...decided, requestId: meant.id, by: at.by });
    print(`${green('✔')} ${granted ? 'đồng ý cấp / granted' : 'không đồng ý / refused'}`);
    return 0;
  });

export interface FileCommand extends OfficeCommand, SigningOptions {
  readonly output?: string;
}

export const draft = (home: Home, code: string, command: FileCommand): Promise<number> =>
  atOffice(
    home,
    command,
    async (at) => {
      const { request: meant } = await chosenBook(at, code);
      const conditions = await at.conditions();
      const serviceSigner = async (id: string) => (await at.keys()).serviceOf(id);
      const making = { requestId: meant.id, by: at.by, serviceSigner, conditions, signal: at.signal };
      return told(at, await makeBook(at.house, making), command.output);
    },
    command,
  );

export interface SignCommand extends FileCommand, Pick<KeyOptions, 'p12' | 'pkcs11' | 'token'> {
  readonly seal: boolean;
}

export const sign = (home: Home, code: string, command: SignCommand): Promise<number> =>
  atOffice(
    home,
    command,
    async (at) => {
      const { house, by, signal } = at;
      const { request: meant } = await chosenBook(at, code);
      const as = command.seal ? 'seal' : 'signer';
      const conditions = await at.conditions();
      const standing = await withOfficeKey(at, { ...command, as }, (signer) =>
        signBook(house, { requestId: meant.id, by, as, signer, conditions, signal }),
      );
      return told(at, standing, command.output);
    },
    command,
  );

export interface IssueCommand extends OfficeCommand {
  readonly to: string;
  readonly identity: string;
}

export const issue = (home: Home, code: string, command: IssueCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { paper } = await chosenBook(at, code);
    const what = { kind: 'paper', paperId: paper?.id ?? '' } as const;
    const { to: recipient, identity } = command;
    const line = await noteIssue(at.house, { what, recipient, identity, copies: 1, by: at.by });
    print(`${green('✔')} dòng ${line.number} / line ${line.number}: ${line.document} → ${recipient}`);
    return 0;
  });

export interface RevokeCommand extends OfficeCommand {
  readonly decision: string;
  readonly reason: string;
}

export const revoke = (home: Home, code: string, command: RevokeCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { request: meant, paper } = await chosenBook(at, code);
    const { decision: decisionNumber, reason } = command;
    await revokeBook(at.house, { requestId: meant.id, decisionNumber, reason, by: at.by });
    print(`${green('✔')} đã thu hồi / revoked: ${paper?.title ?? ''}`);
    return 0;
  });

export const show = (home: Home, code: string | undefined, command: FileCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    if (code !== undefined) return told(at, await chosenBook(at, code), command.output);
    const books = await booksSeen(at.house, { schoolId: at.school.id, by: at.by });
    const rows = books.map(({ request: { id, pupilName, reason }, book, state }) => [
      id.slice(0, 8),
      book ? `${bookNumber(book.number, at.school.level)} (${book.edition})` : dim('chưa có số / no number'),
      pupilName,
      reasonWords[reason],
      stateWords[state],
    ]);
    for (const line of table(rows)) print(line);
    if (books.length === 0) print('Chưa có sổ nào / no books yet');
    return 0;
  });

/** By the beginning of its code, its verification code. @throws Fault `book.unknown`, `cli.noSuchOrder` */
async function chosenBook({ house, school, by }: AtOffice, code: string): Promise<BookStanding> {
  const books = await booksSeen(house, { schoolId: school.id, by });
  const [meant, ...others] = books.filter(
    ({ request: { id }, paper }) => id.startsWith(code) || paper?.verificationCode === code.toUpperCase(),
  );
  if (!meant || others.length > 0 || code === '') throw cliFault('cli.noSuchOrder', { order: code });
  return bookSeen(house, { requestId: meant.request.id, by });
}

async function told(
  { house, by }: AtOffice,
  standing: BookStanding,
  output: string | undefined,
): Promise<number> {
  const { request: meant, paper, state } = standing;
  if (output !== undefined)
    writeNewFile(output, (await readPupilBook(house, { requestId: meant.id, by })).bytes);
  print(`${green('✔')} ${paper?.title ?? meant.pupilName}: ${stateWords[state]}`);
  if (paper) print(`  ${paper.verificationCode}${output === undefined ? '' : `  ${output}`}`);
  return 0;
}
