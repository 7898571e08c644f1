// giaplai summer show | enter | decide | sign: the summer of a class, from what is due to the sealed page.
import { writeFileSync } from 'node:fs';
import {
  certifySummerPages,
  decideSummer,
  enterSummerResults,
  findPerson,
  readSummerPage,
  sealSummerPage,
  signSummerPage,
  summerFault,
  summerOfClass,
  type House,
  type PupilSummerStanding,
} from '../../server/application/index.ts';
import { visibleText } from '../../kernel/index.ts';
import { type AtSchool, atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { carryOn } from '../corrections/carry-on.ts';
import { expectNew } from '../foreign/files.ts';
import type { Home } from '../home.ts';
import { type KeyOptions, withOwnKey } from '../keys/own-key.ts';
import { bold, green, print, table } from '../screen.ts';

interface AsPerson extends ClassChoice {
  readonly as: string;
}
export interface EnterCommand extends AsPerson {
  readonly reason?: string;
}
export interface DecideCommand extends AsPerson {
  readonly decision: string;
  readonly conduct?: string;
}
export interface SignPageCommand extends AsPerson, Pick<KeyOptions, 'p12' | 'pkcs11' | 'token'> {
  readonly to?: string;
}

export const showSummer = (home: Home, name: string, options: AsPerson): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const { schoolClass, by } = await chosen(house, name, options);
    const { pupils, lists } = await summerOfClass(house, { classId: schoolClass.id, by });
    for (const line of table(pupils.map(lineOf))) print(line);
    for (const { heading, pupils: listed } of lists) {
      print(bold(`${heading}: ${listed.length}`));
      for (const pupil of listed) print(`  ${pupil.code}  ${visibleText(pupil.name)}`);
    }
    return 0;
  });

export interface OneResult {
  readonly name: string;
  readonly pupil: string;
  readonly item: string;
  /** As people write it: `5,5`; deleted when left out. */
  readonly value: string | undefined;
}

export const enterSummer = (
  home: Home,
  { name, pupil, item, value }: OneResult,
  options: EnterCommand,
): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const { schoolClass, by } = await chosen(house, name, options);
    const { id: classId } = schoolClass;
    const standing = (await summerOfClass(house, { classId, by })).pupils.find(({ code }) => code === pupil);
    const change = { path: item, before: standing?.values[item] ?? null, after: asStored(item, value) };
    const { reason } = options;
    const entered = await enterSummerResults(house, { classId, pupil, changes: [change], by, reason });
    print(`${green('✔')} ${pupil} ${item}: ${entered} dòng / lines`);
    return 0;
  });

export const decide = (home: Home, name: string, pupil: string, options: DecideCommand): Promise<number> =>
  atSchool(home, async (school) => {
    const { house } = school;
    const { schoolClass, by } = await chosen(house, name, options);
    const { decision: decisionNumber, conduct } = options;
    const wish = { classId: schoolClass.id, pupil, by, decisionNumber, conduct };
    const page = await decideSummer(house, wish);
    await certify(school);
    print(`${green('✔')} ${pupil}: ${page.promotion}  ${page.verificationCode}`);
    return 0;
  });

export const signPage = (
  home: Home,
  name: string,
  pupil: string,
  options: SignPageCommand,
): Promise<number> =>
  atSchool(home, async (school) => {
    const { house } = school;
    if (options.to !== undefined) expectNew(options.to);
    const { schoolClass, by } = await chosen(house, name, options);
    await certify(school);
    const { pupils } = await summerOfClass(house, { classId: schoolClass.id, by });
    const found = pupils.find(({ code }) => code === pupil)?.page;
    if (!found) throw summerFault('summer.pageUnknown', { page: pupil });
    const conditions = await school.conditions();
    const page = found.page.id;
    const isSeal = found.awaited.place === 'seal';
    const { place } = await withOwnKey(
      options,
      (signer) => (isSeal ? sealSummerPage : signSummerPage)(house, { page, by, signer, conditions }),
      async () => {
        const keys = await school.keys();
        return isSeal ? keys.sealOf(schoolClass.schoolId) : keys.ofPerson(by);
      },
    );
    if (isSeal) await carryOn(school);
    print(`${green('✔')} ${pupil}: ${place.replace(/:.*/, '')}`);
    if (options.to !== undefined)
      writeFileSync(options.to, (await readSummerPage(house, { page, by })).bytes, { flag: 'wx' });
    return 0;
  });

async function chosen(house: House, name: string, options: AsPerson) {
  const schoolClass = await chosenClass(house, name, options);
  const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, options.as);
  return { schoolClass, by };
}

async function certify(school: AtSchool): Promise<void> {
  const { serviceOf } = await school.keys();
  await certifySummerPages(school.house, { serviceSigner: serviceOf, conditions: await school.conditions() });
}

/** Scores become tenths; everything else stays as typed. */
function asStored(item: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  const score = /^subjects\/[^/]+$/.test(item) ? /^(\d{1,2})(?:[.,](\d))?$/.exec(value) : null;
  return score ? String(Number(score[1]) * 10 + Number(score[2] ?? 0)) : value;
}

const lineOf = ({ code, name, work, values, page, after }: PupilSummerStanding): readonly string[] => [
  code,
  visibleText(name),
  work ? [...(work.conduct ? ['rèn luyện'] : []), ...work.subjects].join(', ') : '',
  Object.entries(values)
    .map(([item, value]) => `${item} = ${visibleText(value)}`)
    .join('; '),
  page ? `${page.page.promotion} (${page.awaited.place})` : `→ ${after ?? '?'}`,
];
