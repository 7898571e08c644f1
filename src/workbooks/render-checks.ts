// Checks in the sheet: what may be typed is told while it is typed, what is missing is shaded.
import type { DataValidation, Worksheet } from '@protobi/exceljs';
import { columnLetters } from './addresses.ts';
import type { Check, SheetPlan } from './sheet-plan.ts';

/** @param first the row of the first pupil */
export function addChecks(sheet: Worksheet, { columns, rows }: SheetPlan, first: number): void {
  if (rows.length === 0) return;
  columns.forEach(({ check, wanted }, index) => {
    if (!check) return;
    const letters = columnLetters(index + 1);
    const range = `${letters}${first}:${letters}${first + rows.length - 1}`;
    validations(sheet).add(range, validation(check, `${letters}${first}`));
    if (wanted) shadeMissing(sheet, range, `${letters}${first}`);
  });
}

/** The library has it, its types do not. */
const validations = (sheet: Worksheet) =>
  (sheet as unknown as { dataValidations: { add: (range: string, check: DataValidation) => void } })
    .dataValidations;

function validation(check: Check, cell: string): DataValidation {
  const shared = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Giá trị không hợp lệ',
  };
  switch (check.kind) {
    case 'score':
      return {
        ...shared,
        type: 'custom',
        formulae: [check.orExempt ? `OR(${cell}="M",${isScore(cell)})` : isScore(cell)],
        error: 'Điểm là số từ 0 đến 10, nhiều nhất một chữ số thập phân (ví dụ 8 hoặc 8,5).',
      };
    case 'choice':
      return {
        ...shared,
        type: 'list',
        formulae: [`"${check.words.join(',')}"`],
        error: `Chỉ nhận: ${check.words.join(', ')}.`,
      };
    case 'count':
      return {
        ...shared,
        type: 'whole',
        operator: 'between',
        formulae: [0, check.to],
        error: `Chỉ nhận số nguyên từ 0 đến ${check.to}.`,
      };
    case 'text':
      return {
        ...shared,
        type: 'textLength',
        operator: 'lessThanOrEqual',
        formulae: [check.longest],
        error: `Nhiều nhất ${check.longest} kí tự.`,
      };
  }
}

/** One decimal: ten times the score is whole, whatever the last bits of the binary fraction. AND would not stop at a text. */
const isScore = (cell: string) =>
  `IF(ISNUMBER(${cell}),AND(${cell}>=0,${cell}<=10,ABS(${cell}*10-ROUND(${cell}*10,0))<0.000001),FALSE)`;

function shadeMissing(sheet: Worksheet, range: string, cell: string) {
  sheet.addConditionalFormatting({
    ref: range,
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: [`ISBLANK(${cell})`],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFF2CC' } } },
      },
    ],
  });
}
