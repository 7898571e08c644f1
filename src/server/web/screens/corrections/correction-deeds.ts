// What the forms of a correction's page ask for: the same use cases, after the same look, as the API.
import { instant, type Instant } from '../../../../kernel/index.ts';
import {
  confirmCorrection,
  correctionSeenBy,
  executeCorrection,
  permitCorrection,
  refuseCorrection,
  unlockCells,
  withdrawCorrection,
  witnessCorrection,
  type CorrectionDeed,
} from '../../../application/index.ts';
import type { CorrectionId } from '../../../../workflows/index.ts';
import { httpFault, sealedMinutes, signedMinutes, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { paperKey } from '../paper-signing/index.ts';
import { toldWords } from './told-words.ts';

type Told = keyof (typeof toldWords)['vi'];
type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;
type House = Visit['desk']['house'];
type Take = (house: House, who: CorrectionDeed, fields: Fields, visit: Visit<Caller>) => Promise<unknown>;

export const correctionDeeds: Readonly<Record<string, Deed>> = {
  confirm: deed('confirmed', (house, who) => confirmCorrection(house, who)),
  permit: deed('permitted', (house, who, fields) =>
    permitCorrection(house, { ...who, decisionNumber: fields.text('decisionNumber').slice(0, 100) }),
  ),
  refuse: deed('refused', (house, who, fields) =>
    refuseCorrection(house, { ...who, reason: fields.text('reason').slice(0, 2000) }),
  ),
  unlock: deed('unlocked', (house, who, fields) =>
    unlockCells(house, { ...who, until: momentIn(fields.text('until')) }),
  ),
  witness: deed('witnessed', (house, who) => witnessCorrection(house, who)),
  execute: deed('executed', (house, who, _, { agent }) =>
    executeCorrection(house, { ...who, device: agent === '' ? null : agent.slice(0, 200) }),
  ),
  withdraw: deed('withdrawn', (house, who) => withdrawCorrection(house, who)),
  sign: async (visit, fields) => {
    await signedMinutes(visit.desk, visit.caller, idOf(visit), paperKey(fields));
    return done(visit, 'signed');
  },
  seal: async (visit, fields) => {
    await sealedMinutes(visit.desk, visit.caller, idOf(visit), paperKey(fields));
    return done(visit, 'sealed');
  },
};

function deed(told: Told, take: Take): Deed {
  return async (visit, fields) => {
    const { desk, caller } = visit;
    const correction = idOf(visit);
    await correctionSeenBy(desk.house, { correction, by: caller.person });
    const typed = fields.text('seen');
    const seen = typed === '' ? undefined : Number(typed);
    await take(desk.house, { correction, by: caller.person, seen }, fields, visit);
    desk.carryOut();
    return done(visit, told);
  };
}

const idOf = ({ params }: Visit): CorrectionId => (params.correctionId ?? '') as CorrectionId;

const done = ({ address, language }: Visit, told: Told): Done => ({
  to: address,
  told: toldWords[language][told],
});

/** `2026-06-01T17:30` in Vietnam. @throws Fault `request.invalid` */
function momentIn(text: string): Instant | undefined {
  if (text === '') return undefined;
  const written = `${text.length === 16 ? `${text}:00` : text}+07:00`;
  if (Number.isNaN(Date.parse(written))) throw httpFault('request.invalid');
  return instant(written);
}
