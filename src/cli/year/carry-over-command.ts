// giaplai carry-over show | choose | confirm | undo: the new year made of the last.
import { visibleText } from '../../kernel/index.ts';
import {
  carryYearOver,
  chooseForCarryOver,
  previewCarryOver,
  undoCarryOver,
  type CarryOverQuestion,
  type CarryOverStep,
  type ProposedClass,
  type ProposedPupil,
} from '../../server/application/index.ts';
import { isSchoolYear } from '../../policies/index.ts';
import type { Home } from '../home.ts';
import { atOffice, type AtOffice, type OfficeCommand } from '../office/at-office.ts';
import { cliFault } from '../faults.ts';
import { bold, green, print, table } from '../screen.ts';

export type CarryCommand = OfficeCommand;

export const showCarryOver = (home: Home, year: string, options: CarryCommand): Promise<number> =>
  atOffice(home, options, async (at) => {
    const { proposal } = await previewCarryOver(at.house, asked(at, year));
    print(bold(`${proposal.fromYear} → ${proposal.toYear}`));
    for (const line of table(proposal.classes.map(classLine))) print(line);
    for (const line of table(proposal.pupils.map(pupilLine))) print(line);
    if (proposal.questions.length > 0)
      print(bold(`Phải quyết định / to decide: ${proposal.questions.length}`));
    for (const question of proposal.questions) print(`  ${questionLine(question)}`);
    return proposal.questions.length > 0 ? 1 : 0;
  });

export const chooseOne = (
  home: Home,
  year: string,
  choice: { readonly path: string; readonly value: string | null },
  options: CarryCommand,
): Promise<number> =>
  atOffice(home, options, async (at) => {
    const changed = await chooseForCarryOver(at.house, { ...asked(at, year), choices: [choice] });
    print(
      `${green('✔')} ${choice.path}: ${choice.value ?? '–'}${changed === 0 ? ' (như cũ / as before)' : ''}`,
    );
    return 0;
  });

export const confirm = (home: Home, year: string, options: CarryCommand): Promise<number> =>
  atOffice(home, options, async (at) => {
    const step = await carryYearOver(at.house, asked(at, year));
    if (step) told(step);
    else print('Không còn gì để kết chuyển / nothing is left to carry over');
    return 0;
  });

export const undo = (home: Home, year: string, options: CarryCommand): Promise<number> =>
  atOffice(home, options, async (at) => {
    told(await undoCarryOver(at.house, asked(at, year)));
    return 0;
  });

/** @throws Fault `cli.badDate` */
function asked({ school, by }: AtOffice, year: string) {
  if (!isSchoolYear(year)) throw cliFault('cli.badDate', { date: year });
  return { schoolId: school.id, fromYear: year, by };
}

function told({ deed, toYear, number, classes }: CarryOverStep): void {
  const words = deed === 'carried' ? 'đã kết chuyển / carried over' : 'đã hủy / taken back';
  print(`${green('✔')} ${toYear}, bước / step ${number}: ${words}`);
  for (const { name, pupils } of classes) print(`  ${visibleText(name)}  ${pupils.length}`);
}

const classLine = ({ key, name, fromName, homeroom, coming, present, skipped }: ProposedClass) => [
  key,
  `${visibleText(fromName)} → ${visibleText(name)}`,
  homeroom === null ? '?' : visibleText(homeroom),
  String(coming),
  skipped ? 'bỏ qua / skipped' : present === null ? '' : 'đã có / there already',
];

const pupilLine = ({ code, name, fromName, becoming, promotion, into, open }: ProposedPupil) => [
  code,
  visibleText(name),
  visibleText(fromName),
  becoming,
  promotion ?? '–',
  open ? '?' : (into ?? '–'),
];

function questionLine(question: CarryOverQuestion): string {
  if (question.about === 'leader') return `school/${question.office}`;
  const path = question.about === 'teacher' ? `subjects/${question.subject}` : question.about;
  return `classes/${question.key}/${path}  (${visibleText(question.name)})`;
}
