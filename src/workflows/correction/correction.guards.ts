// What must hold before an event is accepted, each with the reason told when it does not.
import type { Guard } from '../engine/advance.ts';
import type { CorrectionContext } from './correction.context.ts';
import type { CorrectionEvent, CorrectionEventOf, CorrectionEventType } from './correction.events.ts';
import { decisionOf, needsNumber, stillToPermit, stillToSign, stillToWitness } from './correction.present.ts';

export const correctionGuards = {
  reasonIsGiven: {
    holds: on(['correction.refused'], (_, { reason }) => reason.trim() !== ''),
    refusal: {
      code: 'correction.reasonMissing',
      vi: 'Từ chối cho sửa phải nêu lý do',
      en: 'Refusing a correction needs a reason',
    },
  },
  /** R81: the last moment is so many days before the term's examination. */
  permissionIsInTime: {
    holds: (context, { at }) => context.permitBefore === null || at < context.permitBefore,
    refusal: {
      code: 'correction.tooLate',
      vi: 'Đã quá hạn sửa điểm trước kì kiểm tra cuối kì; chỉ còn thủ tục sửa sau khi khóa',
      en: 'The last moment before the term examination has passed; only the path after the lock is left',
    },
  },
  decisionIsNumbered: {
    holds: on(
      ['correction.permitted'],
      (context, { as, decisionNumber }) => decisionNumber.trim() !== '' || !needsNumber(context, as),
    ),
    refusal: {
      code: 'record.decisionNumberMissing',
      vi: 'Lệnh phải có số quyết định',
      en: 'The order needs the number of its decision',
    },
  },
  agreesForTheFirstTime: {
    holds: on(['correction.permitted'], (context, { as }) =>
      stillToPermit(context).some((party) => as.includes(party)),
    ),
    refusal: {
      code: 'correction.alreadyPermitted',
      vi: 'Bên này đã đồng ý rồi, còn chờ bên khác',
      en: 'This party has agreed already; others are still awaited',
    },
  },
  everybodyAgrees: {
    holds: on(
      ['correction.permitted'],
      (context, { as, decisionNumber }) =>
        stillToPermit(context).every((party) => as.includes(party)) &&
        (decisionNumber.trim() !== '' || decisionOf(context) !== null),
    ),
    refusal: {
      code: 'correction.permissionsMissing',
      vi: 'Còn bên chưa đồng ý',
      en: 'Somebody has not agreed yet',
    },
  },
  endLiesAhead: {
    holds: on(['cells.unlocked'], (_, { at, until }) => until > at),
    refusal: {
      code: 'correction.untilPast',
      vi: 'Hạn mở ô phải ở phía trước',
      en: 'The end of the unlocking must lie ahead',
    },
  },
  nobodyNeedsToWitness: {
    holds: (context) => context.demands.quorum <= 0,
    refusal: {
      code: 'correction.witnessesMissing',
      vi: 'Chưa đủ người chứng kiến',
      en: 'There are not enough witnesses yet',
    },
  },
  cellsAreOpen: {
    holds: ({ unlocked }, { at }) => unlocked !== null && at < unlocked.until,
    refusal: {
      code: 'correction.deadlinePassed',
      vi: 'Đã hết hạn mở ô; các ô được khóa lại và không có gì thay đổi',
      en: 'The time for which the cells were open has passed; they are locked again and nothing has changed',
    },
  },
  witnessesOnce: {
    holds: on(
      ['correction.witnessed'],
      ({ witnesses }, { by, as }) =>
        !witnesses.some((witness) => witness.by === by) &&
        as.some((party) => !witnesses.some((witness) => witness.as === party)),
    ),
    refusal: {
      code: 'correction.alreadyWitnessed',
      vi: 'Người này hoặc bên này đã chứng kiến rồi',
      en: 'This person or this party is a witness already',
    },
  },
  isTheLastWitness: {
    holds: ({ demands, witnesses }) => witnesses.length + 1 >= demands.quorum,
    refusal: {
      code: 'correction.witnessesMissing',
      vi: 'Chưa đủ người chứng kiến',
      en: 'There are not enough witnesses yet',
    },
  },
  witnessesSuffice: {
    holds: (context) => stillToWitness(context).length === 0,
    refusal: {
      code: 'correction.witnessesMissing',
      vi: 'Chưa đủ người chứng kiến',
      en: 'There are not enough witnesses yet',
    },
  },
  deadlineToPermitIsPast: {
    holds: ({ permitBefore }, { at }) => permitBefore !== null && at >= permitBefore,
    refusal: {
      code: 'correction.notYetDue',
      vi: 'Chưa hết hạn',
      en: 'No deadline has passed yet',
    },
  },
  deadlineToEditIsPast: {
    holds: ({ unlocked }, { at }) => unlocked !== null && at >= unlocked.until,
    refusal: {
      code: 'correction.notYetDue',
      vi: 'Chưa hết hạn',
      en: 'No deadline has passed yet',
    },
  },
  minutesAreNotDrafted: {
    holds: ({ minutes }) => minutes === null,
    refusal: {
      code: 'correction.minutesDrafted',
      vi: 'Biên bản đã được dựng',
      en: 'The minutes were drafted already',
    },
  },
  signsOnce: {
    holds: on(['minutes.signed'], (context, { by }) => stillToSign(context).includes(by)),
    refusal: {
      code: 'signing.alreadySigned',
      vi: 'Người này đã ký hồ sơ với vai trò đó rồi',
      en: 'This person has already signed the record in that role',
    },
  },
  minutesStandOnLatestBytes: {
    holds: on(
      ['minutes.signed'],
      ({ minutes, minutesSigned }, { baseHash }) =>
        (minutesSigned.at(-1)?.fileHash ?? minutes?.fileHash) === baseHash,
    ),
    refusal: {
      code: 'signing.staleBytes',
      vi: 'Văn bản vừa được người khác ký; cần ký lại trên bản mới nhất',
      en: 'Somebody else signed in the meantime; sign again on the latest bytes',
    },
  },
  signsLast: {
    holds: on(['minutes.signed'], (context, { by }) => stillToSign(context).every((person) => person === by)),
    refusal: {
      code: 'correction.minutesUnsigned',
      vi: 'Biên bản còn thiếu chữ ký của người có mặt',
      en: 'Somebody present has not signed the minutes yet',
    },
  },
} as const satisfies Record<string, Guard<CorrectionContext, CorrectionEvent>>;

export type CorrectionGuardName = keyof typeof correctionGuards;

/** A predicate about some events; it does not hold for any other. */
function on<Type extends CorrectionEventType>(
  types: readonly Type[],
  holds: (context: CorrectionContext, event: CorrectionEventOf<Type>) => boolean,
) {
  return (context: CorrectionContext, event: CorrectionEvent): boolean =>
    (types as readonly string[]).includes(event.type) && holds(context, event as CorrectionEventOf<Type>);
}
