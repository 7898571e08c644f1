// One person: what they are appointed to and by which decision, what may be changed about it, their account.
import { holdsAt } from '../../../application/index.ts';
import { Card, Field, Form, PageHead, Refusal, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { AccountCard } from './account-card.tsx';
import { AppointForm } from './appoint-form.tsx';
import { AppointmentChanges } from './appointment-changes.tsx';
import { Appointments } from './appointments.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { personDeeds } from './person-deeds.tsx';
import { seenPerson } from './seen-person.ts';
import { peopleWords } from './words.ts';

export const person = screen({
  name: 'person',
  path: '/people/{personId}',
  who: 'person',
  show: async (visit) => {
    const seen = await seenPerson(visit);
    const { caller, language, now, query } = visit;
    const words = peopleWords[language];
    const { roles } = partsWords[language];
    const present = new Set(seen.held.filter((one) => holdsAt(one, now)).map(({ role }) => roles[role]));
    const changed = seen.held.find(({ id }) => id === query.get('change'));
    const changes = seen.allows('appointment.made') || seen.id === caller.person;
    return {
      title: seen.name,
      above: seen.allows('person.read') ? [{ title: words.title, to: '/people' }] : [],
      main: (
        <>
          <PageHead title={seen.name} about={[...present].join(', ') || words.noRole} />
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-xl-7">
              <Appointments seen={seen} visit={visit} changes={changes} />
              {changed && changes && <AppointmentChanges one={changed} seen={seen} visit={visit} />}
              {seen.allows('appointment.made') && seen.id !== caller.person && (
                <AppointForm seen={seen} visit={visit} />
              )}
            </div>
            <div class="col-xl-5">
              {seen.allows('account.read') && <AccountCard seen={seen} visit={visit} />}
              {seen.allows('appointment.ended') && present.size > 0 && <Leave visit={visit} />}
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: personDeeds,
});

function Leave({ visit }: { readonly visit: Visit }) {
  const words = peopleWords[visit.language];
  return (
    <Card title={words.leave}>
      <p class="text-secondary">{words.leaveAbout}</p>
      <Form visit={visit} deed="leave" confirm={words.leaveConfirm}>
        <DecisionFields visit={visit} deed="leave" />
        <Field
          visit={visit}
          deed="leave"
          name="when"
          type="date"
          label={words.validTo}
          help={words.validFromAbout}
        />
        <button class="btn">{words.leave}</button>
      </Form>
    </Card>
  );
}
