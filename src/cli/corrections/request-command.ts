// giaplai correction request CLASS: cells and new values, reason, scans.
import { basename } from 'node:path';
import { correctionSeenBy, findPerson, requestCorrection } from '../../server/application/index.ts';
import type { EvidenceFile } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { readInput } from '../foreign/files.ts';
import type { Home } from '../home.ts';
import { stored } from '../results/cell-command.ts';
import { green, print, table } from '../screen.ts';
import { correctionLine } from './correction-meant.ts';

export interface RequestCommand extends ClassChoice {
  readonly as: string;
  /** `path=value`. */
  readonly cell: readonly string[];
  readonly reason: string;
  readonly teacherBook?: readonly string[];
  readonly testPaper?: readonly string[];
}

export function request(home: Home, name: string, command: RequestCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id: classId, schoolId } = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolId }, command.as);
    const evidence = [
      ...scansOf('teacherBook', command.teacherBook),
      ...scansOf('testPaper', command.testPaper),
    ];
    const { reason } = command;
    const { id } = await requestCorrection(house, {
      classId,
      by,
      cells: command.cell.map(cellOf),
      reason,
      evidence,
    });
    const standing = await correctionSeenBy(house, { correction: id, by });
    for (const line of table([correctionLine(standing)])) print(`${green('✔')} ${line}`);
    return 0;
  });
}

function cellOf(typed: string) {
  const at = typed.lastIndexOf('=');
  const [path, value] = at < 0 ? [typed, ''] : [typed.slice(0, at), typed.slice(at + 1)];
  return { path, after: stored(path, value) };
}

const scansOf = (kind: EvidenceFile['kind'], files: readonly string[] = []): readonly EvidenceFile[] =>
  files.map((file) => ({ kind, name: basename(file), bytes: readInput(file) }));
