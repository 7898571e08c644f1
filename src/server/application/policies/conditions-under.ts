// What the policies of the records' years say about timestamps and unanswered questions binds every ceremony: nobody
// signs under easier conditions than the school has decided.
import type { Instant, RecordId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions, SigningPolicy } from '../ports/signing-conditions.ts';
import type { SchoolClass } from '../rows.ts';
import { policyInForce } from './policy-in-force.ts';

/** The conditions themselves where no policy in force speaks of them; of several policies the strictest words. */
export async function conditionsUnder(
  house: House,
  conditions: SigningConditions,
  { records, at }: { readonly records: readonly RecordId[]; readonly at: Instant },
): Promise<SigningConditions> {
  const said: SigningPolicy[] = [];
  for (const year of await yearsOf(house, records)) {
    const { timestamps } = (await policyInForce(house, { ...year, at }))?.policy ?? {};
    if (timestamps) said.push(timestamps);
  }
  const [first, ...others] = said;
  return first ? { ...conditions, policy: others.reduce(strictest, first) } : conditions;
}

/** Records are only read where a school has adopted anything: a ceremony may be about thousands. */
async function yearsOf(
  house: House,
  records: readonly RecordId[],
): Promise<readonly Pick<SchoolClass, 'schoolId' | 'schoolYear'>[]> {
  return house.store.read(async (view) => {
    const concerned = await view.classesOfRecords(records);
    const regulated = new Set<string>();
    for (const id of new Set(concerned.map(({ schoolId }) => schoolId)))
      if ((await view.adoptedPolicies(id)).length > 0) regulated.add(id);
    const classes = concerned.filter(({ schoolId }) => regulated.has(schoolId));
    const years = new Map(
      classes.map(({ schoolId, schoolYear }) => [`${schoolId} ${schoolYear}`, { schoolId, schoolYear }]),
    );
    return [...years.values()];
  });
}

const strictest = (a: SigningPolicy, b: SigningPolicy): SigningPolicy => ({
  timestamped: reach[a.timestamped] >= reach[b.timestamped] ? a.timestamped : b.timestamped,
  withoutTimestamp: [a, b].some((one) => one.withoutTimestamp === 'refuse') ? 'refuse' : 'lowerLevel',
  uncheckedCertificate: [a, b].some((one) => one.uncheckedCertificate === 'refuse') ? 'refuse' : 'goOn',
});

const reach: Readonly<Record<SigningPolicy['timestamped'], number>> = { nobody: 0, seal: 1, everybody: 2 };
