// Pupils' books as they are answered.
import { toIso } from '../../../kernel/index.ts';
import type { BookStanding, ExaminedBook, ForeignBookStanding } from '../../application/index.ts';
import {
  described,
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  uuid,
  whole,
  words,
  type Of,
} from '../shapes.ts';

export const bookReason = oneOf('completion', 'transfer', 'leaving', 'request');

export const bookShape = named(
  'PupilBook',
  object({
    id: uuid,
    record: uuid,
    pupilCode: text(),
    pupil: text(),
    reason: bookReason,
    again: described('Why another one was asked for', nullable(text())),
    requestedAt: moment,
    state: oneOf(
      ...['requested', 'refused', 'granted', 'drafted', 'signed', 'sealed', 'handedOut', 'revoked'],
    ),
    decision: nullable(object({ at: moment, number: nullable(text()), reason: nullable(text()) })),
    paper: described('The made book, once there is one', nullable(uuid)),
    number: nullable(whole()),
    edition: nullable(whole()),
    title: nullable(text()),
    verificationCode: nullable(text()),
    sha256: nullable(digest),
    handedOut: nullable(object({ at: moment, to: text(), line: whole() })),
    revoked: nullable(object({ at: moment, number: text(), reason: text() })),
  }),
);

export const toBook = (standing: BookStanding): Of<typeof bookShape> => {
  const { request, decision, book, paper, segments, handing, revocation, state } = standing;
  return {
    ...{ id: request.id, record: request.recordId, pupilCode: request.pupilCode, pupil: request.pupilName },
    ...{ reason: request.reason, again: request.again, requestedAt: toIso(request.at), state },
    decision: decision && {
      ...{ at: toIso(decision.at), number: decision.decisionNumber, reason: decision.reason },
    },
    ...{ paper: paper?.id ?? null, number: book?.number ?? null, edition: book?.edition ?? null },
    ...{ title: paper?.title ?? null, verificationCode: paper?.verificationCode ?? null },
    sha256: segments.at(-1)?.fileHash ?? null,
    handedOut: handing && { at: toIso(handing.at), to: handing.recipient, line: handing.number },
    revoked: revocation && {
      ...{ at: toIso(revocation.at), number: revocation.decisionNumber, reason: revocation.reason },
    },
  };
};

const weight = oneOf('failure', 'doubt', 'note');
const finding = object({ weight, words });

export const foreignBookShape = named(
  'ForeignBook',
  object({
    id: uuid,
    sha256: digest,
    school: text(),
    number: text(),
    edition: whole(),
    pupil: object({ name: text(), birthDate: text(), gender: text(), code: text() }),
    verifiedAt: moment,
    findings: list(finding),
    years: list(
      object({
        ...{ schoolYear: text(), className: text(), school: text(), origin: oneOf('own', 'elsewhere') },
        ...{ sha256: digest, version: whole(), verdict: nullable(text()), weight, findings: list(finding) },
      }),
    ),
    accepted: nullable(
      object({
        ...{
          at: moment,
          pupilCode: text(),
          pupil: text(),
          differences: list(text()),
          reason: nullable(text()),
        },
      }),
    ),
  }),
);

export const toForeignBook = (standing: ForeignBookStanding): Of<typeof foreignBookShape> => {
  const { book, snapshot, examined, acceptance } = standing;
  const { name, birthDate, gender, code } = snapshot.pupil;
  return {
    ...{ id: book.id, sha256: book.fileHash, school: snapshot.school.name },
    ...{ number: snapshot.number, edition: snapshot.edition, pupil: { name, birthDate, gender, code } },
    verifiedAt: toIso(book.verifiedAt),
    findings: examined.findings.map(told),
    years: examined.years.map(({ schoolYear, className, school, origin, ...year }) => ({
      ...{ schoolYear, className, school, origin, sha256: year.sha256, version: year.version },
      ...{ verdict: year.verdict, weight: year.weight, findings: year.findings.map(told) },
    })),
    accepted: acceptance && {
      ...{ at: toIso(acceptance.at), pupilCode: acceptance.pupilCode, pupil: acceptance.pupilName },
      ...{ differences: [...acceptance.differences], reason: acceptance.reason },
    },
  };
};

const told = ({ weight: grave, vi, en }: ExaminedBook['findings'][number]) => ({
  weight: grave,
  words: { vi, en },
});
