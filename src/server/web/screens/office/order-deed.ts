// Deciding on a copy, as the form tells it.
import type { RecordId } from '../../../../kernel/index.ts';
import { orderCopy, pupilYears, type CopyWish } from '../../../application/index.ts';
import { httpFault, recordFor, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import { shortText } from '../../serving/short-text.ts';
import type { Done, Visit } from '../../visit.ts';
import { officeWords } from './words.ts';

const LONGEST = 300;
const MOST_SUBJECTS = 60;

/** @throws Fault `request.invalid` for another pupil's record and for what is too long, and as `orderCopy` */
export async function order(visit: Visit<Caller>, fields: Fields): Promise<Done> {
  const { desk, caller, params, language } = visit;
  const { record: asked } = await recordFor(desk, caller, params.recordId ?? '');
  const { records } = await pupilYears(desk.house, { recordId: asked.id, by: caller.person });
  const recordId = fields.text('record') as RecordId;
  if (!records.some(({ record }) => record.id === recordId)) throw httpFault('request.invalid');
  const kind = fields.text('kind') === 'extract' ? 'extract' : 'certifiedCopy';
  const letter = shortText(fields, 'letter', LONGEST);
  const { id } = await orderCopy(desk.house, {
    recordId,
    kind,
    request: {
      by: shortText(fields, 'by', LONGEST),
      relation: shortText(fields, 'relation', LONGEST),
      identity: shortText(fields, 'identity', LONGEST),
      letter: letter === '' ? null : letter,
      purpose: shortText(fields, 'purpose', LONGEST),
    },
    ...(kind === 'extract' && { choice: choiceIn(fields) }),
    evenSuperseded: fields.has('evenSuperseded'),
    decisionNumber: shortText(fields, 'decisionNumber', LONGEST),
    by: caller.person,
  });
  return { to: `/office/copies/${id}`, told: officeWords[language].ordered };
}

function choiceIn(fields: Fields): NonNullable<CopyWish['choice']> {
  const ticked = fields.all('period');
  const periods = (['term1', 'term2', 'year'] as const).filter((period) => ticked.includes(period));
  const codes = new Set(shortText(fields, 'subjects', LONGEST).split(/[\s,;]+/));
  codes.delete('');
  if (periods.length === 0 || codes.size > MOST_SUBJECTS) throw httpFault('request.invalid');
  return { periods, subjects: codes.size === 0 ? null : [...codes] };
}
