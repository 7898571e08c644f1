// What the page's forms ask for: the same use cases as the API.
import {
  carryOverFault,
  carryYearOver,
  chooseForCarryOver,
  undoCarryOver,
  type CarryOverPreview,
} from '../../../application/index.ts';
import type { Sha256 } from '../../../../kernel/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { previewIn, yearIn } from './seen.ts';
import { carryOverWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = 200;

/** Fields are called by the path they decide; what stands as the form showed it is no choice. */
export const choose: Deed = async (visit, fields) => {
  const { desk, language } = visit;
  const shown = shownIn(await previewIn(visit));
  const choices = fields
    .all('path')
    .map((path) => ({ path, value: fields.text(path).slice(0, LONGEST) }))
    .filter(({ path, value }) => value !== (shown.get(path) ?? ''))
    .map(({ path, value }) => ({ path, value: value === '' ? null : value }));
  if (choices.some(({ path }) => path.length > LONGEST))
    throw carryOverFault('carryOver.choiceRefused', { path: '' });
  const changed =
    choices.length === 0 ? 0 : await chooseForCarryOver(desk.house, { ...(await asked(visit)), choices });
  return { to: visit.address, told: carryOverWords[language].saved(changed) };
};

export const carry: Deed = async (visit, fields) => {
  const { desk, language } = visit;
  const previewHash = fields.text('preview') as Sha256;
  const step = await carryYearOver(desk.house, { ...(await asked(visit)), previewHash });
  const words = carryOverWords[language];
  return { to: visit.address, told: step ? words.carried(step.classes.length) : words.nothingLeft };
};

export const undo: Deed = async (visit) => {
  const { desk, language } = visit;
  await undoCarryOver(desk.house, await asked(visit));
  return { to: visit.address, told: carryOverWords[language].undone };
};

const asked = async (visit: Visit<Caller>) => ({
  schoolId: visit.caller.schoolId,
  fromYear: await yearIn(visit),
  by: visit.caller.person,
});

/** What the fields of the page hold before anybody types. */
export function shownIn({ proposal }: CarryOverPreview): ReadonlyMap<string, string> {
  const { leaders, classes, pupils } = proposal;
  return new Map([
    ...Object.entries(leaders).map(([office, name]) => [`school/${office}`, name ?? ''] as const),
    ...classes.flatMap(({ key, name, homeroom, subjects, skipped }) => [
      [`classes/${key}/name`, name] as const,
      [`classes/${key}/homeroom`, homeroom ?? ''] as const,
      [`classes/${key}/skip`, skipped ? 'yes' : ''] as const,
      ...subjects.map(({ code, teacher }) => [`classes/${key}/subjects/${code}`, teacher ?? ''] as const),
    ]),
    ...pupils.map(
      ({ from, code, into, chosen }) => [`pupils/${from}/${code}`, into ?? (chosen ? 'out' : '')] as const,
    ),
  ]);
}
