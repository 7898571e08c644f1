// What the registrar does with a copy that was decided on.
import { cancelCopy, copyOrderSeen, makeCopy, noteIssue, withKey } from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { chosenKey, secretsIn } from '../signing/chosen-key.ts';
import { officeWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = 300;
const MOST_COPIES = 1000;

export const make: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const { person, schoolId } = caller;
  const wish = { person, schoolId, as: 'seal', key: chosenKey(fields), secrets: secretsIn(fields) } as const;
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
  const reason = fields.text('reason');
  if (reason === '' || reason.length > LONGEST) throw httpFault('request.invalid');
  await cancelCopy(desk.house, { orderId: orderIn(visit), reason, by: caller.person });
  return { to: visit.address, told: officeWords[language].cancelDone };
};

const orderIn = ({ params }: Visit): string => params.orderId ?? '';
