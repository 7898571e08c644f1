// Time goes on: milestones that have passed become facts, each exactly once, however long nobody looked (R52).
import type { Instant } from '../../../kernel/index.ts';
import type { Occurrence } from '../../../policies/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { actorText } from '../journal/entry.ts';
import { governing } from '../policies/governing.ts';
import type { House } from '../ports/house.ts';
import type { PassedMilestone } from '../ports/calendar-store.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { stepAll } from '../records/step.ts';
import { stillUnsigned } from './concerned.ts';
import { governedYears } from './school-years.ts';
import type { GovernedYear } from './school-years.ts';

/**
 * Notes every milestone that has passed and was not noted, oldest first, and tells the records concerned that their
 * deadline has passed. The milestone's row and the facts are one transaction, and the store refuses a second row: a
 * crash, a second process or a clock set back leaves nothing out and repeats nothing. Milestones from before the policy
 * was adopted are noted without making anybody late.
 * @returns what was noted by this call
 */
export async function tick(house: House, now: Instant): Promise<readonly PassedMilestone[]> {
  const noted: PassedMilestone[] = [];
  for (const year of await governedYears(house, now)) {
    const known = await house.store.read((view) => view.passedMilestones(year.schoolId, year.schoolYear));
    const seen = new Set(known.map(keyOf));
    const due = year.occurrences.filter(
      (occurrence) =>
        occurrence.passesAt <= now &&
        !seen.has(keyOf({ milestone: occurrence.milestone.id, lastDay: occurrence.lastDay })),
    );
    for (const occurrence of due) {
      const passed = await house.store.write((transaction) => note(transaction, year, occurrence, now));
      if (passed) noted.push(passed);
    }
  }
  return noted;
}

const keyOf = ({ milestone, lastDay }: Pick<PassedMilestone, 'milestone' | 'lastDay'>): string =>
  `${milestone} ${lastDay}`;

/** Null when another process was first, or another policy has taken over meanwhile: the next tick sees to that. */
async function note(
  transaction: Transaction,
  { schoolId, schoolYear, inForce }: GovernedYear,
  { milestone, lastDay, passesAt }: Occurrence,
  now: Instant,
): Promise<PassedMilestone | null> {
  const known = await transaction.passedMilestones(schoolId, schoolYear);
  if (known.some((one) => keyOf(one) === keyOf({ milestone: milestone.id, lastDay }))) return null;
  const current = governing(await transaction.adoptedPolicies(schoolId), schoolYear, now);
  if (current?.hash !== inForce.adopted.hash) return null;
  const wasInForce = passesAt > inForce.adopted.adoptedAt;
  const late = wasInForce ? await stillUnsigned(transaction, { schoolId, schoolYear }, milestone) : [];
  const passed: PassedMilestone = {
    schoolId,
    schoolYear,
    milestone: milestone.id,
    lastDay,
    passedAt: passesAt,
    notedAt: now,
    records: late.length,
  };
  await transaction.addPassedMilestone(passed);
  await transaction.append([
    {
      at: now,
      actor: actorText(calendar),
      record: null,
      event: {
        type: 'milestone.passed',
        policyVersion: inForce.adopted.version,
        topic: milestone.topic,
        ...passed,
      },
    },
  ]);
  const event = { type: 'signing.deadlinePassed' as const, at: now };
  await stepAll(
    transaction,
    late.map(({ id: recordId }) => ({ recordId, event })),
    calendar,
  );
  return passed;
}

const calendar: Actor = { service: 'calendar' };
