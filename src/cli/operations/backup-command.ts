// giaplai backup DEST, giaplai restore SRC: copies of the whole installation, and back.
import { systemClock } from '../../kernel/index.ts';
import { backUp, restore } from '../../server/backup/index.ts';
import type { Home } from '../home.ts';
import { type ProgressBar, progressBar } from '../progress-bar.ts';
import { bold, green, print, red } from '../screen.ts';

export interface BackupCommand {
  /** False leaves archive packages out. */
  readonly archive: boolean;
}

/** @returns 1 when something in the store was damaged already: the backup has everything else */
export async function makeBackup(
  home: Home,
  destination: string,
  { archive }: BackupCommand,
): Promise<number> {
  const { files, bytes, journal, damaged } = await interruptible((bar, signal) =>
    backUp({
      home: home.folder,
      destination,
      archive,
      clock: systemClock,
      signal,
      onProgress: (done, total) => bar.show(done, total, 'Sao lưu / backing up'),
    }),
  );
  print(
    `${green('✔')} ${files} tệp, ${Math.ceil(bytes / 1e6)} MB / ${files} files, ${Math.ceil(bytes / 1e6)} MB`,
  );
  print(`  ${destination}`);
  print(`  Nhật ký đến mục ${journal.seq} / journal up to entry ${journal.seq}: ${journal.hash}`);
  if (damaged.length === 0) return 0;
  print(red(bold(`✘ ${damaged.length} tệp trong kho đã hỏng hoặc mất / damaged or missing in the store`)));
  for (const file of damaged) print(`  ${file}`);
  return 1;
}

export interface RestoreCommand {
  readonly despiteDamage: boolean;
}

/** @returns 1 when damage was accepted and is there */
export async function restoreBackup(
  home: Home,
  source: string,
  { despiteDamage }: RestoreCommand,
): Promise<number> {
  const { takenAt, files, journal, damaged, findings } = await interruptible((bar, signal) =>
    restore({
      source,
      home: home.folder,
      despiteDamage,
      signal,
      onProgress: (done, total) => bar.show(done, total, 'Khôi phục / restoring'),
    }),
  );
  print(
    `${green('✔')} ${home.folder}: ${files} tệp, lập lúc ${takenAt} / ${files} files, taken at ${takenAt}`,
  );
  if (findings.length === 0)
    print(`${green('✔')} NHẬT KÝ NGUYÊN VẸN / JOURNAL INTACT  ${journal.seq} mục / entries, ${journal.hash}`);
  for (const file of damaged) print(red(`  mất / lost: ${file}`));
  for (const finding of findings) print(red(`  ${finding}`));
  return damaged.length + findings.length === 0 ? 0 : 1;
}

/** The first Ctrl-C stops and clears away, the second ends the program at once. */
async function interruptible<Result>(
  work: (bar: ProgressBar, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const bar = progressBar();
  const interrupted = new AbortController();
  const stop = () => {
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(bar, interrupted.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    bar.end();
  }
}
