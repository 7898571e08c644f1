// What the forms of a pupil's summer ask for: the same use cases, after the same look, as the API.
import { enterSummerResults, summerFault } from '../../../application/index.ts';
import { classFor, decidedSummer, signedSummerPage, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { paperKey } from '../paper-signing/index.ts';
import { itemValue, itemsOf } from './items.ts';
import { seenSummer } from './seen-summer.ts';
import { summerWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = 1000;

export const enter: Deed = async (visit, fields) => {
  const { desk, caller, agent, language } = visit;
  const { schoolClass } = await classFor(desk, caller, visit.params.classId ?? '', 'summer.read');
  const seen = await seenSummer(visit);
  const pupil = seen.summer.pupils.find(({ code }) => code === pupilIn(visit));
  if (!pupil) throw summerFault('summer.notDue', { pupil: pupilIn(visit), item: '—' });
  const changes = itemsOf(seen, pupil)
    .filter(({ path }) => fields.has(`value.${path}`))
    .flatMap((item) => {
      const { path } = item;
      const before = fields.text(`before.${path}`) || null;
      const after = itemValue(item, fields.text(`value.${path}`));
      if (after === undefined || (after?.length ?? 0) > LONGEST)
        throw summerFault('summer.valueRefused', { item: path });
      return before === after ? [] : [{ path, before, after }];
    });
  const entered = await enterSummerResults(desk.house, {
    classId: schoolClass.id,
    pupil: pupil.code,
    changes,
    by: caller.person,
    reason: fields.text('reason').slice(0, LONGEST),
    device: agent === '' ? null : agent.slice(0, 200),
  });
  return { to: visit.address, told: summerWords[language].entered(entered) };
};

export const decide: Deed = async (visit, fields) => {
  const { desk, caller, language } = visit;
  const conduct = fields.text('conduct');
  const page = await decidedSummer(desk, caller, {
    classId: visit.params.classId ?? '',
    pupil: pupilIn(visit),
    decisionNumber: fields.text('decisionNumber').slice(0, 100),
    ...(conduct !== '' && { conduct }),
  });
  return { to: visit.address, told: summerWords[language].decided(page.promotion) };
};

export const sign: Deed = (visit, fields) => fill(visit, fields, 'signer');
export const seal: Deed = (visit, fields) => fill(visit, fields, 'seal');

async function fill(visit: Visit<Caller>, fields: Fields, as: 'signer' | 'seal'): Promise<Done> {
  const { desk, caller, language } = visit;
  const place = { classId: visit.params.classId ?? '', pageId: fields.text('page') };
  await signedSummerPage(desk, caller, { ...place, as, ...paperKey(fields) });
  return { to: visit.address, told: summerWords[language].told[as] };
}

const pupilIn = ({ params }: Visit): string => params.pupil ?? '';
