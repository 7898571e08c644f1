// The school's rules: what is in force in words, what was adopted when, and drafting what comes next.
import { dayAt, readPolicy, schoolYearOf } from '../../../../policies/index.ts';
import {
  adoptPolicy,
  listPolicies,
  may,
  mayReadPolicies,
  policyInForce,
  readPolicyVersion,
} from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import { PageHead, Refusal, dateText } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Shown, Visit } from '../../visit.ts';
import { Draft } from './draft.tsx';
import { draftAfter, inFile, objectIn, withSettings } from './settings.ts';
import { RulesInForce } from './rules-in-force.tsx';
import { Versions, WholeVersion } from './versions.tsx';
import { policyWords } from './words.ts';

/** Letters of a file. */
const LONGEST = 400_000;

const policy = screen({
  name: 'policy',
  path: '/policy',
  who: 'person',
  show: (visit) => shown(visit, visit.refused?.typed.raw('file') ?? null),
  deeds: {
    check: (visit, fields) => checked(visit, fileOf(fields)),
    settings: (visit, fields) => {
      const file = fileOf(fields);
      const draft = objectIn(file);
      return checked(visit, draft === null ? file : inFile(withSettings(draft, fields)));
    },
    adopt: async ({ desk, caller, language }, fields) => {
      await mayReadPolicies(desk.house, caller);
      const words = policyWords[language];
      const decisionNumber = fields.text('number');
      const effectiveFrom = fields.text('effectiveFrom');
      const { outcome, adopted } = await adoptPolicy(desk.house, {
        schoolId: caller.schoolId,
        by: caller.person,
        bytes: Buffer.from(fields.raw('file')),
        ...(decisionNumber !== '' && { decisionNumber }),
        ...(effectiveFrom !== '' && { effectiveFrom }),
      });
      const told = outcome === 'adopted' ? words.adopted(String(adopted.version)) : words.unchanged;
      return { to: '/policy', told };
    },
  },
});

export const policyScreens = [policy];

/** @throws Fault `request.invalid` */
function fileOf(fields: Fields): string {
  const file = fields.raw('file');
  if (file.trim() === '' || file.length > LONGEST) throw httpFault('request.invalid');
  return file;
}

async function checked(visit: Visit<Caller>, file: string): Promise<{ readonly once: Shown }> {
  const page = await shown(visit, file);
  return { once: { ...page, status: readPolicy(Buffer.from(file)).ok ? 200 : 422 } };
}

async function shown(visit: Visit<Caller>, typed: string | null): Promise<Shown> {
  const { desk, caller, query, language, appointments, now } = visit;
  const words = policyWords[language];
  const { schoolId } = caller;
  const versions = await listPolicies(desk.house, caller);
  const schoolYear = schoolYearOf(dayAt(now));
  const found = await policyInForce(desk.house, { schoolId, schoolYear, at: now });
  const asked = query.get('version');
  const whole = asked === null ? null : await readPolicyVersion(desk.house, caller, Number(asked));
  const drafts = ['principal', 'vicePrincipal', 'administrator'].some((role) =>
    appointments.some((one) => one.role === role),
  );
  const former = found?.policy ?? null;
  const nextVersion = Math.max(0, ...versions.map(({ version }) => version)) + 1;
  const { school, grades } = await schoolOf(visit);
  return {
    title: words.title,
    main: (
      <>
        <PageHead title={words.title} about={words.about(schoolYear)} />
        <Refusal visit={visit} />
        <p>
          {found === null ? (
            <>
              <b>{words.none}.</b> {words.noneAbout}
            </>
          ) : (
            <b>
              {words.inForce(
                String(found.adopted.version),
                found.adopted.decisionNumber,
                dateText(found.adopted.effectiveFrom),
              )}
            </b>
          )}
        </p>
        {whole && <WholeVersion version={whole.adopted.version} policy={whole.policy} visit={visit} />}
        {typed === null && <RulesInForce policy={former} visit={visit} />}
        {typed === null && <Versions versions={versions.toReversed()} visit={visit} />}
        {drafts && (
          <Draft
            visit={visit}
            typed={typed}
            former={former}
            adopts={may(appointments, 'policy.adopted', { schoolId }, now) !== null}
            beginning={draftAfter(former, nextVersion, {
              name: policyWords.vi.newName,
              school,
              schoolYear,
              grades,
            })}
          />
        )}
      </>
    ),
  };
}

async function schoolOf({ desk, caller }: Visit<Caller>) {
  const { schools, classes } = await desk.house.store.read(async (view) => ({
    schools: await view.schools(),
    classes: await view.classes(caller.schoolId),
  }));
  return {
    school: schools.find(({ id }) => id === caller.schoolId)?.name ?? '',
    grades: [...new Set(classes.map(({ grade }) => grade))].toSorted((one, other) => one - other),
  };
}
