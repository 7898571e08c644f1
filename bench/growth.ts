// `npm run bench -- growth`: what the same school costs beside ever more others in one installation.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayAt, schoolYearOf } from '../src/policies/index.ts';
import { dueFor, submitRecords, usualPolicy } from '../src/server/application/index.ts';
import { openInstallation } from '../src/server/installation.ts';
import { loadAnchors } from '../src/cli/anchors.ts';
import { openPeople, PASSWORD } from './evening/people.ts';
import { visit, type Tally } from './evening/visit.ts';
import { serverProcess } from './fixtures/server-process.ts';
import { median } from './rounds.ts';
import { makeSchool } from './school/index.ts';
import { bytesIn } from './stored.ts';
import { authoritiesElsewhere } from './year/authorities.ts';
import { bringSchool, keysFolder, keysFor, type SchoolThere } from './year/made-school.ts';
import { peakOf } from './year/phases.ts';
import { carryOut, signDue } from './year/scene.ts';

/** Up to `schools`, in the steps 1, 5, 20, 50; of each school `classes` of `pupils`. */
export const growthSizes = { schools: 50, classes: 2, pupils: 20, teachers: 12, rounds: 9 };

const steps = [1, 5, 20, 50];
const pages = ['/', '/classes', '/signing', '/account'];
const MEBIBYTE = 1024 * 1024;

export async function growth(sizes: typeof growthSizes): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'giaplai-growth-'));
  try {
    console.log(
      `| schools | pupils | due ms | ceremony ms/document | start s | ${pages.join(' ms | ')} ms | database MiB | blobs MiB | server MiB |`,
    );
    console.log(
      `| ${Array(pages.length + 8)
        .fill('---')
        .join(' | ')} |`,
    );
    let there = 0;
    for (const schools of steps.filter((step) => step <= sizes.schools)) {
      const line = await grownTo(home, sizes, { from: there, to: schools });
      console.log(`| ${line.join(' | ')} |`);
      there = schools;
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Grows {
  readonly from: number;
  readonly to: number;
}

async function grownTo(
  home: string,
  sizes: typeof growthSizes,
  { from, to }: Grows,
): Promise<readonly (string | number)[]> {
  const inside = await withSchools(home, sizes, { from, to });
  const before = performance.now();
  const server = await serverProcess(home, 1);
  const start = (performance.now() - before) / 1000;
  try {
    const times = await pageTimes(server.url, inside.teacher, sizes.rounds);
    return [
      ...[
        to,
        to * sizes.classes * sizes.pupils,
        inside.due.toFixed(1),
        inside.ceremony.toFixed(2),
        start.toFixed(1),
      ],
      ...times.map((ms) => ms.toFixed(0)),
      (statSync(join(home, 'giaplai.sqlite')).size / MEBIBYTE).toFixed(1),
      (bytesIn(join(home, 'blobs')) / MEBIBYTE).toFixed(1),
      peakOf(server.pid).toFixed(0),
    ];
  } finally {
    await server.stop();
  }
}

/** The newest school's documents are made; one teacher of it signs, another is left to look at pages. */
async function withSchools(home: string, sizes: typeof growthSizes, { from, to }: Grows) {
  const house = await openInstallation(home, { lanes: 2, database: undefined });
  try {
    const schoolYear = schoolYearOf(dayAt(house.clock.now()));
    const brought: SchoolThere[] = [];
    for (let number = from + 1; number <= to; number += 1)
      brought.push(
        await bringSchool(house, makeSchool({ seed: 'growth', schoolYear, number, ...sizes }), true),
      );
    const keys = await keysFor(home, house);
    const { stop, timestamper, revocation } = await authoritiesElsewhere(keysFolder(home), house.clock);
    const anchors = loadAnchors(join(keysFolder(home), 'anchors'));
    const conditions = { timestamper, revocation, anchors, policy: usualPolicy };
    try {
      for (const { classes, idOf } of brought)
        for (const { id, book } of classes)
          await submitRecords(house, { classId: id, by: idOf(book.staff.homeroomTeacher) });
      const school = brought.at(-1);
      if (!school) throw new RangeError('no school came');
      const scene = { house, school, keys, conditions };
      await carryOut(scene);
      const people = await openPeople(house, school, 0, `truong${to}.`);
      writeFileSync(join(home, 'demo-accounts.json'), '[]\n');
      writeFileSync(join(home, 'demo-story.json'), '{}\n');
      const [first, second] = school.teachers;
      if (!first || !second) throw new RangeError('no teacher came');
      const asked = performance.now();
      await dueFor(house, first);
      const due = performance.now() - asked;
      const began = performance.now();
      const signed = await signDue(scene, first, 'subjectTeacher');
      const ceremony = (performance.now() - began) / signed;
      return { due, ceremony, teacher: people.teachers.at(-1) ?? '' };
    } finally {
      await stop();
    }
  } finally {
    await house.close();
  }
}

async function pageTimes(url: string, account: string, rounds: number): Promise<readonly number[]> {
  const tally: Tally = { times: {}, toldToWait: 0, signed: 0, errors: [] };
  const one = visit(url, tally, '127.0.0.1');
  try {
    await one.signIn(account, PASSWORD);
    for (let round = 0; round < rounds; round += 1) for (const page of pages) await one.get(page, page);
    return pages.map((page) => median(tally.times[page] ?? []));
  } finally {
    one.end();
  }
}
