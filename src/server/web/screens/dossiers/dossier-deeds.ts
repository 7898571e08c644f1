// What the forms of a dossier ask for: the same use cases, after the same look, as the API.
import type { PersonId } from '../../../../kernel/index.ts';
import { returnDossier, withdrawDossier, type DossierDeed } from '../../../application/index.ts';
import { deedOn, httpFault, signedDossier, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { paperKey } from '../paper-signing/index.ts';
import { dossierWords } from './dossier-words.ts';

type Told = 'submitted' | 'approved' | 'sealed' | 'givenBack' | 'withdrawn';
type Take = (visit: Visit<Caller>, who: DossierDeed, fields: Fields) => Promise<Told>;
type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = { number: 100, reason: 4000, place: 300, present: 20 } as const;

export const dossierDeeds: Readonly<Record<string, Deed>> = {
  sign: deed(async ({ desk, caller }, who, fields) => {
    const decisionNumber = fields.text('decisionNumber').slice(0, LONGEST.number);
    const signed = await signedDossier(desk, caller, {
      ...{ ...who, ...paperKey(fields), seal: false },
      ...(decisionNumber !== '' && { decisionNumber }),
    });
    return signed.snapshot.context.author === caller.person ? 'submitted' : 'approved';
  }),
  seal: deed(async ({ desk, caller }, who, fields) => {
    await signedDossier(desk, caller, { ...who, ...paperKey(fields), seal: true });
    return 'sealed';
  }),
  return: deed(async ({ desk }, who, fields) => {
    const present = fields.all('present') as readonly PersonId[];
    if (present.length > LONGEST.present) throw httpFault('request.invalid');
    await returnDossier(desk.house, {
      ...who,
      reason: fields.text('reason').slice(0, LONGEST.reason),
      place: fields.text('place').slice(0, LONGEST.place),
      present,
    });
    return 'givenBack';
  }),
  withdraw: deed(async ({ desk }, who) => {
    await withdrawDossier(desk.house, who);
    return 'withdrawn';
  }),
};

function deed(take: Take): Deed {
  return async (visit, fields) => {
    const { desk, caller, params, address, language } = visit;
    const seen = fields.text('seen');
    const who = await deedOn(desk, params.dossierId ?? '', caller, seen === '' ? undefined : seen);
    return { to: address, told: dossierWords[language][await take(visit, who, fields)] };
  };
}
