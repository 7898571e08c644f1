// Prints outcomes as plain text tables.
import { reached, type Figure, type Goal, type Outcome } from './goal.ts';

export function printOutcome({ id, title }: Goal, { lines, against, figures, remarks }: Outcome): void {
  console.log(`\n${id}  ${title}`);
  const width = Math.max(44, ...lines.map(({ name }) => name.length));
  if (lines.length > 0) {
    const weighed = lines.some(({ bytes }) => bytes !== undefined);
    const heads = ['ms', 'CPU ms', '×', ...(weighed ? ['bytes'] : [])];
    console.log(`  ${''.padEnd(width)}${heads.map(cell).join('')}   (× ${against})`);
    for (const { name, ms, cpuMs, times, bytes = NaN } of lines) {
      const figures = [ms, cpuMs, times, ...(weighed ? [bytes] : [])];
      console.log(`  ${name.padEnd(width)}${figures.map((one) => cell(digits(one))).join('')}`);
    }
  }
  for (const figure of figures) console.log(`  ${verdict(figure)} ${figure.what}: ${values(figure)}`);
  for (const remark of remarks) console.log(`  · ${remark}`);
}

/** One line a goal, at the end of the run. */
export function printSummary(outcomes: readonly (readonly [Goal, Outcome])[]): void {
  console.log('\nSummary');
  for (const [{ id }, { figures }] of outcomes) {
    for (const figure of figures.filter(isGoal)) {
      console.log(`  ${id.padEnd(4)} ${verdict(figure)} ${figure.what}: ${values(figure)}`);
    }
  }
}

const isGoal = ({ atMost, atLeast }: Figure) => atMost !== undefined || atLeast !== undefined;

const verdict = (figure: Figure) =>
  !isGoal(figure)
    ? '[      ]'
    : Number.isNaN(figure.value)
      ? '[ none ]'
      : reached(figure)
        ? '[   ok ]'
        : '[MISSED]';

function values({ value, unit, atMost, atLeast }: Figure): string {
  const goal =
    atMost !== undefined
      ? `   (goal ≤ ${atMost}${unit})`
      : atLeast !== undefined
        ? `   (goal ≥ ${atLeast}${unit})`
        : '';
  return `${Number.isNaN(value) ? 'NOT MEASURED' : `${digits(value)}${unit}`}${goal}`;
}

const cell = (text: string) => text.padStart(11);

/** Three significant digits, whole numbers as they are. */
const digits = (value: number): string =>
  Number.isInteger(value) || value >= 1000
    ? String(Math.round(value))
    : value
        .toPrecision(3)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');
