// One appointment changed by a decision: ended, handed over, or delegated from.
import type { ComponentChildren } from 'preact';
import type { Appointment } from '../../../application/index.ts';
import { Card, Choice, Field, Form, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { scopeText } from './appointments.tsx';
import { DecisionFields, PeriodFields } from './decision-fields.tsx';
import { delegableLimits, LimitFields } from './limit-fields.tsx';
import type { SeenPerson } from './seen-person.ts';
import { peopleWords } from './words.ts';

interface ChangesProps {
  readonly one: Appointment;
  readonly seen: SeenPerson;
  readonly visit: Visit;
}

export function AppointmentChanges({ one, seen, visit }: ChangesProps) {
  const words = peopleWords[visit.language];
  const role = partsWords[visit.language].roles[one.role];
  const own = seen.id === visit.caller?.person;
  return (
    <Card
      id="change"
      title={words.changing(role)}
      actions={
        <a class="btn btn-sm" href={`/people/${seen.id}`}>
          {words.close}
        </a>
      }
    >
      <p class="text-secondary">{scopeText(one, seen, visit)}</p>
      {seen.allows('appointment.ended') && (
        <Change deed="end" title={words.end} about={words.endAbout} visit={visit}>
          <DecisionFields visit={visit} deed="end" />
          <Field
            visit={visit}
            deed="end"
            name="when"
            type="date"
            label={words.validTo}
            help={words.validFromAbout}
            faults={['access.periodEmpty', 'access.appointmentEnded']}
          />
        </Change>
      )}
      {seen.allows('appointment.made') && one.delegatedFrom === null && (
        <Change deed="handOver" title={words.handOver} about={words.handOverAbout} visit={visit}>
          <To deed="handOver" visit={visit} options={colleaguesIn(seen)} />
          <DecisionFields visit={visit} deed="handOver" />
          <Field
            visit={visit}
            deed="handOver"
            name="when"
            type="date"
            label={words.validTo}
            help={words.validFromAbout}
            faults={['access.periodEmpty', 'access.appointmentEnded']}
          />
        </Change>
      )}
      {one.role === 'principal' && own && <Delegate seen={seen} visit={visit} />}
    </Card>
  );
}

function Delegate({ seen, visit }: Pick<ChangesProps, 'seen' | 'visit'>) {
  const words = peopleWords[visit.language];
  const deputies = seen.others.filter(({ roles }) => roles.includes('vicePrincipal'));
  if (deputies.length === 0) return <p class="text-secondary">{words.nobodyToDelegate}</p>;
  return (
    <Change deed="delegate" title={words.delegate} about={words.delegateAbout} visit={visit}>
      <To deed="delegate" visit={visit} options={deputies} />
      <DecisionFields visit={visit} deed="delegate" />
      <PeriodFields visit={visit} deed="delegate" />
      <LimitFields seen={seen} visit={visit} deed="delegate" names={delegableLimits} />
    </Change>
  );
}

interface ChangeProps {
  readonly deed: 'end' | 'handOver' | 'delegate';
  readonly title: string;
  readonly about: string;
  readonly visit: Visit;
  readonly children: ComponentChildren;
}

/** Open when it was just refused, so that the complaint is seen. */
const Change = ({ deed, title, about, visit, children }: ChangeProps) => (
  <details class="mb-3" open={visit.refused?.deed === deed}>
    <summary class="fw-bold mb-2">{title}</summary>
    <p class="text-secondary">{about}</p>
    <Form visit={visit} deed={deed}>
      {children}
      <button class="btn btn-primary">{title}</button>
    </Form>
  </details>
);

interface ToProps {
  readonly deed: 'handOver' | 'delegate';
  readonly visit: Visit;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

const To = ({ deed, visit, options }: ToProps) => (
  <Choice
    visit={visit}
    deed={deed}
    name="to"
    label={peopleWords[visit.language].to}
    required
    options={options.map(({ id, name }) => ({ value: id, text: name }))}
    faults={['access.ownAppointment', 'access.mixedDuties', 'access.notDelegable', 'person.unknown']}
  />
);

/** Parents and pupils take nothing over. */
const colleaguesIn = ({ others }: SeenPerson) =>
  others.filter(
    ({ roles }) => roles.length === 0 || roles.some((role) => role !== 'parent' && role !== 'pupil'),
  );
