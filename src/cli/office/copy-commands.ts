// giaplai office order | copy | orders: copies and extracts on a leader's decision.
import {
  cancelCopy,
  makeCopy,
  orderCopy,
  schoolPermission,
  readOfficePaper,
  type CopyOrder,
  type ExtractChoice,
} from '../../server/application/index.ts';
import type { SigningOptions } from '../at-school.ts';
import type { ClassChoice } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import type { KeyOptions } from '../keys/own-key.ts';
import { dim, green, print, table } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';
import { atOffice, chosenRecord, withOfficeKey, type AtOffice, type OfficeCommand } from './at-office.ts';

export interface OrderCommand extends OfficeCommand, ClassChoice {
  readonly for: string;
  readonly relation: string;
  readonly identity: string;
  readonly letter?: string;
  readonly purpose: string;
  readonly decision: string;
  readonly extract: boolean;
  readonly subjects?: readonly string[];
  readonly periods?: ExtractChoice['periods'];
  readonly recordVersion?: number;
  readonly superseded: boolean;
}

export const order = (
  home: Home,
  record: readonly [string, string],
  command: OrderCommand,
): Promise<number> =>
  atOffice(home, command, async ({ house, by }) => {
    const { id: recordId } = await chosenRecord(house, record, command);
    const { relation, identity, purpose, letter = null, subjects = null } = command;
    const { periods = ['term1', 'term2', 'year'], recordVersion } = command;
    const made = await orderCopy(house, {
      recordId,
      kind: command.extract ? 'extract' : 'certifiedCopy',
      request: { by: command.for, relation, identity, letter, purpose },
      decisionNumber: command.decision,
      evenSuperseded: command.superseded,
      by,
      ...(command.extract && { choice: { periods, subjects } }),
      ...(recordVersion !== undefined && { version: recordVersion }),
    });
    print(`${green('✔')} đã quyết định cấp, mã ${made.id.slice(0, 8)} / ordered as ${made.id.slice(0, 8)}`);
    return 0;
  });

export interface CopyCommand
  extends OfficeCommand, SigningOptions, Pick<KeyOptions, 'p12' | 'pkcs11' | 'token'> {
  readonly output: string;
}

/** Again: the same copy, with the same number. */
export const copy = (home: Home, code: string, command: CopyCommand): Promise<number> =>
  atOffice(
    home,
    command,
    async (at) => {
      const { house, by, signal } = at;
      const meant = await chosenOrder(at, code);
      const serviceSigner = async (id: string) => (await at.keys()).serviceOf(id);
      const conditions = await at.conditions();
      const { paper } = await withOfficeKey(at, { ...command, as: 'seal' }, (seal) =>
        makeCopy(house, { orderId: meant.id, by, seal, serviceSigner, conditions, signal }),
      );
      const { bytes } = await readOfficePaper(house, { paperId: paper.id, by });
      writeNewFile(command.output, bytes);
      print(`${green('✔')} ${paper.title}`);
      print(`  ${paper.verificationCode}  ${command.output}`);
      return 0;
    },
    command,
  );

export interface CancelCommand extends OfficeCommand {
  readonly reason: string;
}

export const cancel = (home: Home, code: string, { reason, ...command }: CancelCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { id: orderId } = await chosenOrder(at, code);
    const line = await cancelCopy(at.house, { orderId, reason, by: at.by });
    print(`${green('✔')} dòng ${line.number} / line ${line.number}: hủy / cancelled – ${line.document}`);
    return 0;
  });

export const listOrders = (home: Home, command: OfficeCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const rows = await house.store.read(async (view) => {
      const at = house.clock.now();
      await schoolPermission(view, { person: by, action: 'office.read', schoolId: school.id, at });
      const lines: string[][] = [];
      for (const { id, kind, request, decisionNumber, recordId } of await view.copyOrders(school.id)) {
        const paper = await view.paperOfOrder(id);
        const [record] = await view.records([recordId]);
        const number = String(paper?.number ?? dim('chưa làm / not made'));
        const isVoid = paper !== null && (await view.cancellationOf(paper.id)) !== null;
        const told = isVoid ? `${number} ${dim('hủy / void')}` : number;
        lines.push([id.slice(0, 8), kind, told, record?.title ?? '', request.by, decisionNumber]);
      }
      return lines;
    });
    for (const line of table(rows)) print(line);
    return 0;
  });

/** By the beginning of its code. @throws Fault `cli.noSuchOrder` */
async function chosenOrder({ house, school }: AtOffice, code: string): Promise<CopyOrder> {
  const orders = await house.store.read((view) => view.copyOrders(school.id));
  const [meant, ...others] = orders.filter(({ id }) => id.startsWith(code));
  if (!meant || others.length > 0) throw cliFault('cli.noSuchOrder', { order: code });
  return meant;
}
