// The policy file as JSON Schema 2020-12.
import { calendarSchema } from './calendar.ts';
import { archiveSchema, documentsSchema, sealingSchema, timestampsSchema } from './documents.ts';
import { dossiersSchema } from './dossiers.ts';
import {
  date,
  flag,
  grades,
  list,
  object,
  oneOf,
  party,
  schoolYear,
  severalParties,
  whole,
  words,
} from './parts.ts';
import type { JsonSchema } from './parts.ts';

const approval = list(
  object(
    {
      grades,
      approver: oneOf('principal', 'vicePrincipal'),
      post: oneOf('academic', 'facilities'),
    },
    ['grades', 'approver'],
  ),
);

const corrections = object({
  proposedBy: severalParties,
  permittedBy: severalParties,
  witnesses: severalParties,
  quorum: whole(1, 10),
  evidence: list(oneOf('teacherBook', 'testPaper'), { uniqueItems: true }),
  minutesKept: flag,
  minutesSealed: flag,
  daysBeforeTermExam: whole(0, 60),
  relockedAtOnce: flag,
  afterLock: party,
});

const share = object({ by: oneOf('midterm', 'termEnd'), percent: whole(1, 100) }, ['by', 'percent']);
const scoreEntry = object({
  regular: object({ daysAfterTest: whole(0, 120), shares: list(share) }),
  periodic: object({ daysAfterTest: whole(0, 120) }),
});

const attendance = object({ rhythm: oneOf('daily', 'weekly', 'monthly'), beforeDayOfMonth: whole(1, 28) }, [
  'rhythm',
]);

const locking = object({
  proposedBy: party,
  decidedBy: party,
  executedBy: severalParties,
  granularity: list(oneOf('scores', 'classData', 'facilities'), { uniqueItems: true }),
});

export const policySchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Giáp Lai policy',
  ...object(
    {
      format: { const: 'giaplai-policy/1' },
      name: words,
      issuer: words,
      version: whole(1, 9999),
      decision: object({ number: words, date }),
      effectiveFrom: date,
      schoolYears: object({ from: schoolYear, to: schoolYear }, ['from']),
      grades,
      approval,
      corrections,
      scoreEntry,
      attendance,
      locking,
      calendar: calendarSchema,
      documents: documentsSchema,
      sealing: sealingSchema,
      timestamps: timestampsSchema,
      archive: archiveSchema,
      dossiers: dossiersSchema,
      reporting: object({ recipients: list(words) }),
      sources: { type: 'object', propertyNames: { format: 'json-pointer' }, additionalProperties: words },
    },
    ['format', 'name', 'issuer', 'version', 'schoolYears', 'grades'],
  ),
};
