// What the person may do with this record now, and why it stands where it stands.
import { recordMachine, recordPolicy, rolesOf, type RecordState } from '../../../../workflows/index.ts';
import { whoIsDue } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenRecord } from './seen-record.ts';
import { recordWords } from './words.ts';

interface DeedsProps {
  readonly visit: Visit<Caller>;
  readonly seen: SeenRecord;
}

export function Deeds({ visit, seen }: DeedsProps) {
  const words = recordWords[visit.language];
  const { record, schoolClass, allows } = seen;
  const { state, context } = record.snapshot;
  const can = (event: Deed) => allows(event) && isPossible(seen, event, visit.caller);
  const due = whoIsDue(record.snapshot);
  const mine = due?.people.includes(visit.caller.person) ? due : null;
  const corrects = (state === 'locked' || state === 'archived') && allows('correction.requested');
  const shown = [
    can('record.submitted'),
    can('record.returned'),
    can('lock.ordered'),
    mine !== null,
    corrects,
  ];
  return (
    <Card title={words.deeds}>
      {state === 'returned' && context.returned && (
        <p class="text-danger d-flex gap-2">
          <Icon name="undo" />
          {words.returned(context.returned.reason)}
        </p>
      )}
      {context.order && <p>{words.orderedBy(context.order.decisionNumber)}</p>}
      {!shown.includes(true) && <p class="m-0">{words.noDeed}</p>}
      {mine && (
        <a
          class="btn btn-primary w-100 mb-3"
          href={`/signing/batch?as=${mine.role}&of=${record.kind}.${schoolClass.id}`}
        >
          <Icon name={mine.role === 'seal' ? 'seal' : 'pen'} />
          {words.sign[mine.role]}
        </a>
      )}
      {can('record.submitted') && <Submit visit={visit} />}
      {can('lock.ordered') && <Order visit={visit} />}
      {corrects && (
        <a class="btn w-100 mb-3" href={correctionOf(seen)}>
          <Icon name="eraser" />
          {words.correct}
        </a>
      )}
      {can('record.returned') && <GiveBack visit={visit} revision={record.revision} />}
    </Card>
  );
}

/** Of a transcript its pupil is known; a summary is of a whole class. */
const correctionOf = ({ record, schoolClass }: SeenRecord): string => {
  const pupil = record.kind === 'transcript' ? `&pupil=${encodeURIComponent(record.key)}` : '';
  return `/corrections/new?class=${schoolClass.id}${pupil}`;
};

type Deed = 'record.submitted' | 'record.returned' | 'lock.ordered';

/** The machine has such a step from here, and the record's own policy gives it to this person. */
function isPossible({ record }: SeenRecord, event: Deed, { person }: Caller): boolean {
  const { state, context } = record.snapshot;
  const node = recordMachine.states[state as RecordState];
  const row = recordPolicy.find(
    (one) => one.event === event && (one.states === undefined || one.states.some((of) => of === state)),
  );
  const roles: readonly string[] = rolesOf(context.assignments, person);
  if (event === 'lock.ordered' && context.order !== null) return false;
  return node?.transitions.has(event) === true && (row?.by.some((role) => roles.includes(role)) ?? false);
}

const Submit = ({ visit }: { readonly visit: Visit }) => {
  const words = recordWords[visit.language];
  return (
    <Form visit={visit} deed="submit" class="mb-3">
      <button class="btn btn-primary w-100" aria-describedby="submit-about">
        <Icon name="send" />
        {words.submit}
      </button>
      <div class="form-hint" id="submit-about">
        {words.submitAbout}
      </div>
    </Form>
  );
};

const Order = ({ visit }: { readonly visit: Visit }) => {
  const words = recordWords[visit.language];
  return (
    <Form visit={visit} deed="order" class="mb-3">
      <Field
        visit={visit}
        deed="order"
        name="decisionNumber"
        label={words.decisionNumber}
        help={words.orderAbout}
        faults={['lock.decisionMissing']}
        required
        maxLength={100}
      />
      <button class="btn btn-primary w-100">
        <Icon name="lock" />
        {words.order}
      </button>
    </Form>
  );
};

function GiveBack({ visit, revision }: { readonly visit: Visit; readonly revision: number }) {
  const words = recordWords[visit.language];
  return (
    <details open={visit.refused?.deed === 'return'}>
      <summary class="btn w-100">
        <Icon name="undo" />
        {words.giveBack}
      </summary>
      <Form visit={visit} deed="return" class="mt-2">
        <input type="hidden" name="seen" value={revision} />
        <Field
          visit={visit}
          deed="return"
          name="reason"
          label={words.reason}
          help={words.giveBackAbout}
          faults={['record.reasonMissing']}
          rows={3}
          required
          maxLength={2000}
        />
        <button class="btn btn-danger w-100">{words.giveBack}</button>
      </Form>
    </details>
  );
}
