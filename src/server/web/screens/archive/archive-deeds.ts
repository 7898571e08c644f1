// What is done on the archive's page: a class is packed, a label is printed.
import { accessFault, may, officeFault, printMediaLabel } from '../../../application/index.ts';
import { classFor, httpFault, recordsFor, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

/** Goes on by itself; the page of the run shows how far it is. */
export const pack: Deed = async ({ desk, caller }, fields) => {
  const { schoolClass } = await classFor(desk, caller, fields.text('class'));
  const { person } = caller;
  const { id } = await desk.officeRuns.request({ kind: 'archive', person, classId: schoolClass.id });
  return { to: `/archive/runs/${id}` };
};

/** Timestamps and validation data for the decades, for every record of the class that is locked. */
export const extend: Deed = async ({ desk, caller, appointments, now }, fields) => {
  const { schoolClass, records } = await classFor(desk, caller, fields.text('class'));
  const sealed = records.filter(({ snapshot: { state } }) => state === 'locked' || state === 'archived');
  const ids = sealed.map(({ id }) => id);
  // The right first: whoever has none is not told how far the class is.
  const { id: classId, schoolId, schoolYear, grade } = schoolClass;
  const target = { schoolId, schoolYear, grade, classId, state: 'locked' };
  const action = 'record.archived';
  if (!may(appointments, action, target, now)) throw accessFault('access.notPermitted', { action });
  if (sealed.length === 0) throw httpFault('request.invalid');
  await recordsFor(desk, caller, ids, 'record.archived');
  const { person } = caller;
  const asked = { kind: 'extension', person, records: ids, classes: [schoolClass.id] } as const;
  const { id } = await desk.officeRuns.request(asked);
  return { to: `/archive/runs/${id}` };
};

/** Ends at the PDF itself, whose address checks what was chosen and who asks. */
export const label: Deed = async ({ desk, caller }, fields) => {
  const packages = fields.all('package').join(',');
  const medium = fields.text('medium');
  const [copy, copies] = [whole(fields.text('copy')), whole(fields.text('copies'))];
  if (packages === '' || medium === '' || copy === null || copies === null || copy > copies)
    throw officeFault('office.labelIncomplete');
  const query = new URLSearchParams({ packages, medium, copy: String(copy), copies: String(copies) });
  const carrier = fields.text('carrier');
  if (carrier !== '') query.set('carrier', carrier);
  // What its address would refuse is said on this page.
  const chosen = packages.split(',').map((each) => {
    const [classId = '', name = ''] = each.split('~');
    return { classId, name };
  });
  const { person: by, schoolId } = caller;
  const wish = { schoolId, by, packages: chosen, medium, carrier, copy: { number: copy, of: copies } };
  await printMediaLabel(desk.house, wish);
  return { to: `/api/media-labels?${query.toString()}` };
};

const whole = (typed: string): number | null => (/^[1-9]\d?$/.test(typed) ? Number(typed) : null);
