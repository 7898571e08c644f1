// Conditions of the dossier's transitions, each with the reason told when it does not hold.
import type { Guard } from '../engine/advance.ts';
import type { DossierContext } from './dossier.context.ts';
import type { DossierEvent, DossierEventOf, DossierEventType } from './dossier.events.ts';
import { awaitedParty, isLastStep, latestBytes, presentFile, signaturesNow } from './dossier.turns.ts';

export const dossierGuards = {
  /** The same file again would be a version in which nothing is new. */
  fileIsNew: {
    holds: on(['dossier.revised'], (context, { file }) => presentFile(context).uploaded !== file.uploaded),
    refusal: {
      code: 'dossier.sameFile',
      vi: 'Tệp này giống hệt phiên bản hiện tại',
      en: 'This file is the present version, byte for byte',
    },
  },
  somebodyApproves: {
    holds: on(['dossier.submitted'], (_, { route }) => route.steps.length > 0),
    refusal: {
      code: 'dossier.nobodyApproves',
      vi: 'Ngoài người soạn, không còn ai trong quy trình để kiểm tra, duyệt',
      en: 'Nobody on the route but the author could check and approve it',
    },
  },
  standsOnLatestBytes: {
    holds: on(
      ['dossier.submitted', 'dossier.signed', 'dossier.sealed'],
      (context, { baseHash }) => latestBytes(context) === baseHash,
    ),
    refusal: {
      code: 'signing.staleBytes',
      vi: 'Văn bản vừa được người khác ký; cần ký lại trên bản mới nhất',
      en: 'Somebody else signed in the meantime; sign again on the latest bytes',
    },
  },
  isTheirTurn: {
    holds: on(['dossier.signed', 'dossier.returned'], (context, { as }) => {
      const awaited = awaitedParty(context);
      return awaited !== null && as.includes(awaited);
    }),
    refusal: {
      code: 'dossier.notTheirTurn',
      vi: 'Chưa đến lượt người này kiểm tra, ký hồ sơ',
      en: 'It is not this person’s turn to check and sign the dossier',
    },
  },
  signsOnce: {
    holds: on(['dossier.signed'], (context, { by }) => !signaturesNow(context).some((one) => one.by === by)),
    refusal: {
      code: 'signing.alreadySigned',
      vi: 'Người này đã ký hồ sơ với vai trò đó rồi',
      en: 'This person has already signed the record in that role',
    },
  },
  isTheLastStep: {
    holds: isLastStep,
    refusal: {
      code: 'dossier.notTheirTurn',
      vi: 'Chưa đến lượt người này kiểm tra, ký hồ sơ',
      en: 'It is not this person’s turn to check and sign the dossier',
    },
  },
  isNotTheLastStep: {
    holds: (context) => !isLastStep(context),
    refusal: {
      code: 'record.decisionNumberMissing',
      vi: 'Lệnh phải có số quyết định',
      en: 'The order needs the number of its decision',
    },
  },
  isNotSealed: {
    holds: ({ route }) => route?.sealed !== true,
    refusal: {
      code: 'dossier.sealMissing',
      vi: 'Hồ sơ loại này còn phải đóng dấu',
      en: 'A dossier of this kind must be sealed as well',
    },
  },
  /** The office seals on an order only (R70). */
  sealIsOrdered: {
    holds: on(['dossier.signed'], (_, { decisionNumber }) => decisionNumber.trim() !== ''),
    refusal: {
      code: 'record.decisionNumberMissing',
      vi: 'Lệnh phải có số quyết định',
      en: 'The order needs the number of its decision',
    },
  },
  changeIsMinuted: {
    holds: on(['dossier.returned'], (_, { reason, place }) => reason.trim() !== '' && place.trim() !== ''),
    refusal: {
      code: 'dossier.minutesIncomplete',
      vi: 'Biên bản ghi nhớ phải nêu nội dung cần chỉnh sửa và nơi lập',
      en: 'The minutes tell what is to be changed and where that was said',
    },
  },
} as const satisfies Record<string, Guard<DossierContext, DossierEvent>>;

export type DossierGuardName = keyof typeof dossierGuards;

/** A predicate about some events; it does not hold for any other. */
function on<Type extends DossierEventType>(
  types: readonly Type[],
  holds: (context: DossierContext, event: DossierEventOf<Type>) => boolean,
) {
  return (context: DossierContext, event: DossierEvent): boolean =>
    (types as readonly string[]).includes(event.type) && holds(context, event as DossierEventOf<Type>);
}
