// The preview: what carrying the year over would do now, and which steps were taken already.
import { sha256, type Instant, type PersonId, type Sha256 } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { CarryOverStep } from '../ports/carry-over-store.ts';
import type { House } from '../ports/house.ts';
import { choicesOf } from './choices.ts';
import { carryOverFault } from './faults.ts';
import { readTwoYears, type TwoYears } from './last-year.ts';
import { previewText, propose } from './propose.ts';
import type { CarryOverProposal } from './proposal.ts';

export interface CarryOverAsked {
  readonly schoolId: string;
  /** The year that ends, `2025-2026`. */
  readonly fromYear: string;
  readonly by: PersonId;
}

export interface CarryOverPreview {
  readonly proposal: CarryOverProposal;
  /** SHA-256 of the proposal: what is confirmed is what was seen. */
  readonly previewHash: Sha256;
  readonly steps: readonly CarryOverStep[];
  /** The last step, unless it was taken back. */
  readonly undoable: CarryOverStep | null;
  /** Names of those who may be chosen. */
  readonly people: readonly string[];
}

/** @throws Fault `access.notPermitted`, `carryOver.nothingToCarry`, `blob.*` */
export async function previewCarryOver(house: House, asked: CarryOverAsked): Promise<CarryOverPreview> {
  const { proposal, two, steps } = await proposalOf(house, asked, house.clock.now());
  return {
    proposal,
    previewHash: sha256(previewText(proposal)),
    steps,
    undoable: undoableOf(steps),
    people: [...two.present].toSorted((a, b) => a.localeCompare(b, 'vi')),
  };
}

export async function proposalOf(
  house: House,
  { schoolId, fromYear, by }: CarryOverAsked,
  at: Instant,
): Promise<{
  readonly proposal: CarryOverProposal;
  readonly two: TwoYears;
  readonly steps: readonly CarryOverStep[];
  readonly choices: number;
}> {
  const { lines, steps } = await house.store.read(async (view) => {
    await permission(view, { person: by, action: 'year.carriedOver', target: { schoolId }, at });
    return {
      lines: await view.carryOverChoices(schoolId, fromYear),
      steps: await view.carryOverSteps(schoolId, fromYear),
    };
  });
  const years = { schoolId, fromYear, toYear: yearAfter(fromYear) };
  const two = await readTwoYears(house, years, at);
  if (two.last.length === 0) throw carryOverFault('carryOver.nothingToCarry', { year: fromYear });
  return { proposal: propose(years, two, choicesOf(lines)), two, steps, choices: lines.length };
}

/** Each step back takes the one before it that still stands. */
export function undoableOf(steps: readonly CarryOverStep[]): CarryOverStep | null {
  const standing: CarryOverStep[] = [];
  for (const step of steps) {
    if (step.deed === 'carried') standing.push(step);
    else standing.pop();
  }
  return standing.at(-1) ?? null;
}

export const yearAfter = (schoolYear: string): string => {
  const first = Number(schoolYear.slice(0, 4)) + 1;
  return `${first}-${first + 1}`;
};
