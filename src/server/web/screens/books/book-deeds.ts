// What principal and office do with a book on its page, and whoever asks for one.
import type { RecordId } from '../../../../kernel/index.ts';
import {
  bookSeen,
  decideBook,
  makeBook,
  noteIssue,
  requestBook,
  revokeBook,
  signBook,
  withKey,
} from '../../../application/index.ts';
import { httpFault, recordFor, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { chosenKey, secretsIn } from '../signing/chosen-key.ts';
import { booksWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = 300;
const reasons = ['completion', 'transfer', 'leaving', 'request'] as const;

/** From the page of one of the pupil's records. */
export const askForBook: Deed = async (visit, fields) => {
  const { desk, caller, language, params } = visit;
  const { record } = await recordFor(desk, caller, params.recordId ?? '');
  const reason = reasons.find((one) => one === fields.text('reason'));
  const text = (name: string) => bounded(fields.text(name));
  if (!reason) throw httpFault('request.invalid');
  const [letter, again] = [text('letter'), text('again')];
  const { id } = await requestBook(desk.house, {
    ...{ recordId: record.id satisfies RecordId, reason, by: caller.person },
    request: {
      ...{ by: text('by'), relation: text('relation'), identity: text('identity'), purpose: text('purpose') },
      letter: letter === '' ? null : letter,
    },
    ...(again !== '' && { again }),
  });
  return { to: `/office/books/${id}`, told: booksWords[language].askedTold };
};

export const decide: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const isGranted = fields.text('granted') === 'yes';
  const decided = isGranted
    ? { granted: true as const, decisionNumber: bounded(fields.text('number')) }
    : { granted: false as const, reason: bounded(fields.text('reason')) };
  await decideBook(desk.house, { ...decided, requestId: bookIn(visit), by: caller.person });
  const words = booksWords[language];
  return { to: visit.address, told: isGranted ? words.granted : words.refusedTold };
};

export const draft: Deed = async (visit) => {
  const { desk, caller, language } = visit;
  const { ceremonies, serviceSigner } = desk.papers;
  const conditions = await ceremonies.conditions();
  await makeBook(desk.house, { requestId: bookIn(visit), by: caller.person, serviceSigner, conditions });
  return { to: visit.address, told: booksWords[language].drafted };
};

const withSigner =
  (as: 'signer' | 'seal'): Deed =>
  async (visit, fields) => {
    const { desk, caller, language } = visit;
    const { person, schoolId } = caller;
    const wish = { person, schoolId, as, key: chosenKey(fields), secrets: secretsIn(fields) };
    await withKey(desk.papers, wish, (signer, conditions) =>
      signBook(desk.house, { requestId: bookIn(visit), by: person, as, signer, conditions }),
    );
    const words = booksWords[language];
    return { to: visit.address, told: as === 'seal' ? words.sealed : words.signed };
  };

export const sign = withSigner('signer');
export const seal = withSigner('seal');

export const issue: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const { person: by } = caller;
  const { paper } = await bookSeen(desk.house, { requestId: bookIn(visit), by });
  const [recipient, identity] = [bounded(fields.text('recipient')), bounded(fields.text('identity'))];
  const what = { kind: 'paper', paperId: paper?.id ?? '' } as const;
  const { number } = await noteIssue(desk.house, { what, recipient, identity, copies: 1, by });
  return { to: visit.address, told: booksWords[language].issued(number) };
};

export const revoke: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const [decisionNumber, reason] = [bounded(fields.text('number')), bounded(fields.text('reason'))];
  await revokeBook(desk.house, { requestId: bookIn(visit), decisionNumber, reason, by: caller.person });
  return { to: visit.address, told: booksWords[language].revoked };
};

const bookIn = ({ params }: Visit): string => params.bookId ?? '';

function bounded(text: string): string {
  if (text.length > LONGEST) throw httpFault('request.invalid');
  return text;
}
