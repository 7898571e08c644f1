// Meters one phase of the year after the other, and prints them as a table that a page can take over.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { watchDatabase } from '../store-time.ts';

/** What a phase says it has done. */
export interface Done {
  readonly documents?: number;
  readonly signatures?: number;
  /** Cells, packages, whatever else the phase counts. */
  readonly other?: string;
}

export interface Phase extends Done {
  readonly name: string;
  readonly seconds: number;
  /** Of the processor, all threads of this process. */
  readonly cpu: number;
  /** Share of the wall time inside SQLite’s statements. */
  readonly database: number;
  /** Of the event loop, milliseconds. */
  readonly delay: number;
  /** Mebibytes, at the end of the phase. */
  readonly resident: number;
}

export interface Phases {
  readonly run: (name: string, work: () => Promise<Done>) => Promise<void>;
  readonly all: readonly Phase[];
}

const MEBIBYTE = 1024 * 1024;

export function phases(): Phases {
  const all: Phase[] = [];
  return {
    all,
    run: async (name, work) => {
      const loop = monitorEventLoopDelay({ resolution: 5 });
      const inDatabase = watchDatabase();
      const processor = process.cpuUsage();
      const before = performance.now();
      loop.enable();
      const done = await work();
      const wall = performance.now() - before;
      loop.disable();
      const { user, system } = process.cpuUsage(processor);
      all.push({
        ...{ name, ...done, seconds: wall / 1000, cpu: (user + system) / 1e6 },
        ...{ database: inDatabase() / wall, delay: loop.percentile(99) / 1e6 },
        resident: process.memoryUsage.rss() / MEBIBYTE,
      });
      console.log(lineOf(all.at(-1)));
    },
  };
}

export const heading = [
  '| phase | wall s | CPU s | documents | signatures | documents/s | signatures/s | database | loop p99 ms | MiB |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
].join('\n');

function lineOf(phase: Phase | undefined): string {
  if (!phase) return '';
  const { name, seconds, cpu, documents, signatures, database, delay, resident, other } = phase;
  const rate = (count: number | undefined) => (count === undefined ? '' : (count / seconds).toFixed(1));
  return `| ${[
    other === undefined ? name : `${name} (${other})`,
    seconds.toFixed(1),
    cpu.toFixed(1),
    documents ?? '',
    signatures ?? '',
    rate(documents),
    rate(signatures),
    `${(100 * database).toFixed(0)} %`,
    delay.toFixed(0),
    resident.toFixed(0),
  ].join(' | ')} |`;
}

/** Most memory a process ever held, mebibytes; NaN where the system does not tell. */
export function peakOf(pid: number): number {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) / 1024;
  } catch {
    return NaN;
  }
}
