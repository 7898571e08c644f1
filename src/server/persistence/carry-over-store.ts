// Preparing a new year from the last: choices and steps, read and added.
import type { EntityManager } from 'typeorm';
import type {
  CarryOverChoice,
  CarryOverStep,
  CarryOverTransaction,
  CarryOverView,
} from '../application/index.ts';

interface StepRow extends Omit<CarryOverStep, 'classes'> {
  readonly classes: string;
}

export const carryOverViewOf = (manager: EntityManager): CarryOverView => ({
  carryOverChoices: (schoolId, fromYear) =>
    manager.query<CarryOverChoice[]>(
      `SELECT ${listed(choiceColumns)} FROM carry_over_choices WHERE schoolId = ? AND fromYear = ? ORDER BY id`,
      [schoolId, fromYear],
    ),
  carryOverSteps: async (schoolId, fromYear) => {
    const rows = await manager.query<StepRow[]>(
      `SELECT ${listed(stepColumns)} FROM carry_over_steps WHERE schoolId = ? AND fromYear = ? ORDER BY number`,
      [schoolId, fromYear],
    );
    return rows.map(({ classes, ...row }) => ({
      ...row,
      classes: JSON.parse(classes) as CarryOverStep['classes'],
    }));
  },
});

export const carryOverTransactionOf = (
  manager: EntityManager,
): Omit<CarryOverTransaction, keyof CarryOverView> => ({
  addCarryOverChoices: async (choices) => {
    for (const choice of choices)
      await manager.query(adding('carry_over_choices', choiceColumns), [JSON.stringify(choice)]);
  },
  addCarryOverStep: async ({ classes, ...step }) => {
    const row = { ...step, classes: JSON.stringify(classes) } satisfies StepRow;
    await manager.query(adding('carry_over_steps', stepColumns), [JSON.stringify(row)]);
  },
});

const choiceColumns = ['schoolId', 'fromYear', 'path', 'value', 'at', 'by'];
const stepColumns = [
  ...['schoolId', 'fromYear', 'toYear', 'number', 'deed', 'classes', 'previewHash', 'at', 'by'],
];

const listed = (columns: readonly string[]) => columns.map((name) => `"${name}"`).join(', ');
const adding = (table: string, columns: readonly string[]) =>
  `INSERT INTO ${table} (${listed(columns)})
   SELECT ${columns.map((name) => `value ->> '${name}'`).join(', ')} FROM (SELECT ? AS value)`;
