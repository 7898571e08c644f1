// Appointing somebody by a decision: role, limits, validity; what is missing is said beside the limit it concerns.
import { Card, Choice, Form, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { DecisionFields, PeriodFields } from './decision-fields.tsx';
import { LimitFields, limitNames } from './limit-fields.tsx';
import type { SeenPerson } from './seen-person.ts';
import { roles } from './typed.ts';
import { peopleWords } from './words.ts';

const DEED = 'appoint';

export function AppointForm({ seen, visit }: { readonly seen: SeenPerson; readonly visit: Visit }) {
  const words = peopleWords[visit.language];
  const named = partsWords[visit.language].roles;
  return (
    <Card title={words.appoint} id="appoint">
      <Form visit={visit} deed={DEED}>
        <Choice
          visit={visit}
          deed={DEED}
          name="role"
          label={words.roleAsked}
          required
          options={roles.map((value) => ({ value, text: named[value] }))}
          faults={['access.mixedDuties', 'access.ownAppointment']}
        />
        <DecisionFields visit={visit} deed={DEED} />
        <PeriodFields visit={visit} deed={DEED} />
        <LimitFields seen={seen} visit={visit} deed={DEED} names={limitNames} />
        <button class="btn btn-primary">{words.appoint}</button>
      </Form>
    </Card>
  );
}
