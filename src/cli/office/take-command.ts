// giaplai office take: the documents of a class, or of one pupil over all years, as a new ZIP.
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { takeAway } from '../../server/application/index.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { atOffice, chosenRecord, type OfficeCommand } from './at-office.ts';

export interface TakeCommand extends OfficeCommand, ClassChoice {
  /** Pupil code: this pupil's documents of all years. */
  readonly pupil?: string;
  readonly output: string;
}

export const take = (home: Home, className: string, command: TakeCommand): Promise<number> =>
  atOffice(home, command, async ({ house, by, bar, signal }) => {
    const { output, pupil } = command;
    if (existsSync(output)) throw cliFault('cli.fileExists', { file: output });
    const what =
      pupil === undefined
        ? ({ kind: 'class', classId: (await chosenClass(house, className, command)).id } as const)
        : ({ kind: 'pupil', recordId: (await chosenRecord(house, [className, pupil], command)).id } as const);
    const onFile = (done: number, total: number) => bar.show(done, total, 'Đóng gói / packing');
    const { content, documents } = await takeAway(house, { by, what, onFile, signal });
    const partial = `${output}.part`;
    try {
      await pipeline(Readable.from(content), createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
      renameSync(partial, output);
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
    print(`${green('✔')} ${documents} văn bản / documents → ${output}`);
    return 0;
  });
