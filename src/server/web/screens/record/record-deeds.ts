// What the forms of a record's page ask for: the same use cases, with the same checks, as the API.
import { orderLock, refusalFault, returnRecord, submitRecords } from '../../../application/index.ts';
import { httpFault, recordFor, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { recordWords } from './words.ts';

export async function submit(visit: Visit<Caller>): Promise<Done> {
  const { desk, caller } = visit;
  const { record, schoolClass } = await recordFor(desk, caller, visit.params.recordId ?? '');
  const { refused } = await submitRecords(desk.house, {
    classId: schoolClass.id,
    by: caller.person,
    records: [record.id],
  });
  desk.carryOut();
  const [first] = refused;
  if (first) throw refusalFault(first.refusal);
  return done(visit, recordWords[visit.language].submitted);
}

export async function giveBack(visit: Visit<Caller>, fields: Fields): Promise<Done> {
  const { desk, caller } = visit;
  const { record } = await recordFor(desk, caller, visit.params.recordId ?? '', 'record.returned');
  const seen = Number(fields.text('seen'));
  if (seen !== record.revision) throw httpFault('request.preconditionFailed');
  await returnRecord(desk.house, {
    recordId: record.id,
    by: caller.person,
    reason: fields.text('reason'),
    seen,
  });
  return done(visit, recordWords[visit.language].givenBack);
}

export async function order(visit: Visit<Caller>, fields: Fields): Promise<Done> {
  const { desk, caller } = visit;
  const { record } = await recordFor(desk, caller, visit.params.recordId ?? '');
  const [outcome] = await orderLock(desk.house, {
    records: [record.id],
    by: caller.person,
    decisionNumber: fields.text('decisionNumber'),
  });
  if (outcome && 'refused' in outcome) throw refusalFault(outcome.refused);
  return done(visit, recordWords[visit.language].ordered);
}

const done = ({ address }: Visit, told: string): Done => ({ to: address, told });
