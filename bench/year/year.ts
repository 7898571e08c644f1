// `npm run bench -- year`: a school drawn from a seed through its whole year in one run, each phase metered.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAnchors } from '../../src/cli/anchors.ts';
import { orderLock, usualPolicy, submitRecords } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { dayAt, schoolYearOf } from '../../src/policies/index.ts';
import { beginningOfTerm, houseAt } from '../../src/server/start/seed-entry.ts';
import { makeSchool } from '../school/index.ts';
import { bytesIn } from '../stored.ts';
import { archive, correct, preserve, summer } from './afterwards.ts';
import { authoritiesElsewhere } from './authorities.ts';
import { judge } from './judged.ts';
import { bringSchool, keysFolder, keysFor } from './made-school.ts';
import { heading, peakOf, phases, type Phase } from './phases.ts';
import { carryOut, recordsIn, sealThese, signDue, type Scene } from './scene.ts';
import { enterTerm } from './term.ts';

export const yearSizes = {
  classes: 40,
  pupils: 45,
  teachers: 300,
  lanes: 2,
  corrections: 3,
  failing: 0,
  sample: 10,
};

/** @throws RangeError when a document is not signed, sealed, preserved or valid */
export async function year(sizes: typeof yearSizes): Promise<readonly Phase[]> {
  const folder = mkdtempSync(join(tmpdir(), 'giaplai-year-'));
  const house = await openInstallation(folder, { lanes: sizes.lanes, database: undefined });
  const { run, all } = phases();
  console.log(heading);
  try {
    const schoolYear = yearBefore(schoolYearOf(dayAt(house.clock.now())));
    const made = makeSchool({ seed: 'year', schoolYear, ...sizes });
    const opening = houseAt(house, beginningOfTerm(schoolYear, 'HK1', house.clock.now()));
    const brought: Scene['school'][] = [];
    await run('classes brought', async () => {
      brought.push(await bringSchool(opening, made));
      return { other: `${made.books.length} classes` };
    });
    const [school] = brought;
    if (!school) throw new RangeError('there is no school');
    const keys = await keysFor(folder, house);
    const authorities = await authoritiesElsewhere(keysFolder(folder), house.clock);
    const anchors = join(keysFolder(folder), 'anchors');
    const { timestamper, revocation } = authorities;
    const conditions = { timestamper, revocation, anchors: loadAnchors(anchors), policy: usualPolicy };
    const scene: Scene = { house, school, keys, conditions };
    try {
      await run('marks of the first term', () => enterTerm(scene, 'HK1'));
      await run('marks of the second term', () => enterTerm(scene, 'HK2'));
      await toTheSeal(scene, run);
      await run('corrections, from request to new seal', () => correct(scene, sizes.corrections));
      await run('summer, from examination to new seal', () => summer(scene));
      await run('archive timestamps', () => preserve(scene, authorities, anchors));
      await run('packages', () => archive(scene));
      await run('everything verified', () => judge(scene, anchors, sizes.sample));
      console.log(
        `\npeak memory: ${peakOf(process.pid).toFixed(0)} MiB with ${sizes.lanes} workers, authorities ${peakOf(authorities.pid).toFixed(0)} MiB`,
      );
      console.log(storedIn(folder));
    } finally {
      await authorities.stop();
    }
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const seconds = all.reduce((sum, phase) => sum + phase.seconds, 0);
  console.log(`the year took ${seconds.toFixed(0)} s`);
  return all;
}

function storedIn(folder: string): string {
  const mebibytes = (of: number) => `${(of / 1024 ** 2).toFixed(0)} MiB`;
  const [blobs, packages] = ['blobs', 'archive'].map((name) => bytesIn(join(folder, name)));
  const rows = statSync(join(folder, 'giaplai.sqlite')).size;
  return `stored: rows ${mebibytes(rows)}, blobs ${mebibytes(blobs ?? 0)}, packages ${mebibytes(packages ?? 0)}`;
}

type Run = ReturnType<typeof phases>['run'];

async function toTheSeal(scene: Scene, run: Run): Promise<void> {
  const { house, school } = scene;
  await run('submitted, drafted, certified', async () => {
    for (const { id, book } of school.classes)
      await submitRecords(house, { classId: id, by: school.idOf(book.staff.homeroomTeacher) });
    const made = await carryOut(scene);
    return { documents: made / 2, signatures: made / 2 };
  });
  const signing =
    (people: Iterable<Parameters<typeof signDue>[1]>, role: Parameters<typeof signDue>[2]) => async () => {
      let signatures = 0;
      let ceremonies = 0;
      for (const person of people) {
        signatures += await signDue(scene, person, role);
        ceremonies += 1;
      }
      return { documents: signatures, signatures, other: `${ceremonies} people` };
    };
  await run('subject teachers sign', signing(school.teachers, 'subjectTeacher'));
  const homerooms = new Set(school.classes.map(({ book }) => school.idOf(book.staff.homeroomTeacher)));
  await run('homeroom teachers sign', signing(homerooms, 'homeroomTeacher'));
  await run('the principal signs', signing([school.principal], 'principal'));
  const all: Awaited<ReturnType<typeof recordsIn>> = [];
  for (const { id } of school.classes) all.push(...(await recordsIn(scene, id)));
  await run('lock ordered', async () => {
    await orderLock(house, { records: all, by: school.principal, decisionNumber: '12/QĐ-VD' });
    return { documents: all.length };
  });
  await run('sealed, each with a timestamp', async () => {
    const signatures = await sealThese(scene, all);
    return { documents: signatures, signatures };
  });
}

const yearBefore = (schoolYear: string): `${number}-${number}` => {
  const first = Number(schoolYear.slice(0, 4)) - 1;
  return `${first}-${first + 1}`;
};
