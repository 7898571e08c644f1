// What the registrar does with a copy that was decided on.
import { cancelCopy, copyOrderSeen, makeCopy, noteIssue, withKey } from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import { neededText } from '../../serving/short-text.ts';
import type { Done, Visit } from '../../visit.ts';
import { paperKey } from '../paper-signing/index.ts';
import { officeWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = 300;
const MOST_COPIES = 1000;

export const make: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const { person, schoolId } = caller;
  const wish = { person, schoolId, as: 'seal', ...paperKey(fields) } as const;
  const { serviceSigner } = desk.papers;
  await withKey(desk.papers, wish, (seal, conditions) =>
    makeCopy(desk.house, { orderId: orderIn(visit), by: person, seal, serviceSigner, conditions }),
  );
  return { to: visit.address, told: officeWords[language].made };
};

export const issue: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const { made } = await copyOrderSeen(desk.house, { orderId: orderIn(visit), by: caller.person });
  const copies = Number(fields.text('copies'));
  const [recipient, identity] = [fields.text('recipient'), fields.text('identity')];
  const sound = Number.isInteger(copies) && copies >= 1 && copies <= MOST_COPIES;
  const told = [recipient, identity].every((text) => text !== '' && text.length <= LONGEST);
  if (made === null || !sound || !told) throw httpFault('request.invalid');
  const what = { kind: 'paper', paperId: made.paper.id } as const;
  const { number } = await noteIssue(desk.house, { what, recipient, identity, copies, by: caller.person });
  return { to: visit.address, told: officeWords[language].issued(number) };
};

export const cancel: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const reason = neededText(fields, 'reason', LONGEST);
  await cancelCopy(desk.house, { orderId: orderIn(visit), reason, by: caller.person });
  return { to: visit.address, told: officeWords[language].cancelDone };
};

const orderIn = ({ params }: Visit): string => params.orderId ?? '';
