// G13: the office's search over 500,000 pupils, beside what a plain LIKE over the names costs, which forgives nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/kernel/index.ts';
import { findRecords, withoutDiacritics } from '../src/server/application/index.ts';
import { schoolOfYears } from './fixtures/school-of-years.ts';
import type { Goal, Outcome } from './goal.ts';

const PUPILS = Number(process.env.GIAPLAI_BENCH_PUPILS ?? 500_000);
const LIKE = 'LIKE %…% over the names';

export const officeSearch: Goal = {
  id: 'G13',
  title: `any record among ${PUPILS.toLocaleString('en')} by what people type`,
  measure,
};

async function measure(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'giaplai-bench-'));
  const { source, store, schoolId, person, names, built } = await schoolOfYears(
    join(folder, 'a.sqlite'),
    PUPILS,
  );
  try {
    const house = { store, clock: systemClock };
    const asked = names.slice(0, 60);
    const ways: readonly (readonly [string, (name: string) => string])[] = [
      ['as written', (name) => name],
      ['without diacritics', withoutDiacritics],
      ['the last word begun', (name) => withoutDiacritics(name).slice(0, -1)],
      ['one letter of the last word', (name) => withoutDiacritics(name).replace(/(\S)\S*$/, '$1')],
      ['one slip', (name) => withoutDiacritics(name).replace(/(.)(.)$/, '$2$1')],
      [
        'three initials',
        (name) =>
          withoutDiacritics(name)
            .split(' ')
            .map(([first]) => first ?? '')
            .join('')
            .slice(0, 3),
      ],
      ['a family name alone', (name) => name.split(' ')[0] ?? ''],
    ];
    const like = await timesOf(asked, (name) =>
      source.query('SELECT id FROM records WHERE title LIKE ? LIMIT 20', [
        `%${name.split(' ').slice(1).join(' ')}x%`,
      ]),
    );
    const against = quantile(like, 0.5);
    const measured: (readonly [string, readonly number[]])[] = [[LIKE, like]];
    for (const [name, type] of ways) {
      const times = await timesOf(asked, (one) =>
        findRecords(house, { schoolId, by: person, text: type(one) }),
      );
      measured.push([name, times]);
    }
    return {
      lines: measured.map(([name, times]) => ({
        name,
        ms: quantile(times, 0.5),
        cpuMs: quantile(times, 0.99),
        times: quantile(times, 0.5) / against,
      })),
      against: LIKE,
      figures: measured.slice(1).map(([name, times]) => ({
        what: `${name}, p99 ÷ median of ${LIKE}`,
        value: quantile(times, 0.99) / against,
        unit: '×',
      })),
      remarks: [
        `the column of processor time shows the 99th percentile of ${asked.length} searches instead`,
        `the index of ${PUPILS.toLocaleString('en')} names was built in ${(built / 1000).toFixed(0)} s`,
      ],
    };
  } finally {
    await source.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timesOf(
  names: readonly string[],
  once: (name: string) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const name of names) {
    const began = performance.now();
    await once(name);
    times.push(performance.now() - began);
  }
  return times;
}

const quantile = (times: readonly number[], part: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
};
