// What must hold before an event is accepted, each with the reason told when it does not.
import type { Guard } from '../engine/advance.ts';
import type { RecordContext, SigningRole } from './record.context.ts';
import type { RecordEvent, RecordEventOf, RecordEventType } from './record.events.ts';
import { awaited, hasSigned, isAffected, sealSlotsOf, signersOf, slotsOf } from './record.slots.ts';

export const recordGuards = {
  /** TT 22/2021 Đ6.1, R61: nothing is signed while a required result is missing. */
  entriesAreComplete: {
    holds: on(['record.submitted'], (_, { missing }) => missing === 0),
    refusal: {
      code: 'record.incomplete',
      vi: 'Còn thiếu điểm hoặc nhận xét bắt buộc, chưa thể trình ký',
      en: 'Required results are still missing; signing cannot start',
    },
  },
  draftIsOfThisSubmission: {
    holds: on(
      ['document.drafted'],
      (context, event) =>
        context.document === null &&
        event.version === context.version &&
        event.snapshotHash === context.snapshotHash,
    ),
    refusal: {
      code: 'document.notOfThisSubmission',
      vi: 'Bản dựng không thuộc lần trình ký hiện tại',
      en: 'The draft does not belong to the present submission',
    },
  },
  everySlotHasItsSigner: {
    holds: on(['document.drafted'], (context, event) => slotsFitAssignments(context, event)),
    refusal: {
      code: 'document.slotWithoutSigner',
      vi: 'Có ô chữ ký chưa được phân công người ký, hoặc người ký không có ô chữ ký',
      en: 'A signature field has nobody assigned to it, or somebody assigned has no field',
    },
  },
  certifiesTheDraft: {
    holds: on(
      ['document.certified'],
      ({ document }, event) => document !== null && !document.certified && document.version === event.version,
    ),
    refusal: {
      code: 'document.notAwaitingCertification',
      vi: 'Văn bản chưa được dựng hoặc đã được chứng thực',
      en: 'The document is not drafted yet or was certified already',
    },
  },
  /** architecture.md, invariant 4: each signature stands on exactly the latest bytes. */
  standsOnTheLatestBytes: {
    holds: on(
      ['document.certified', 'signature.applied', 'seal.applied', 'document.extended'],
      ({ document }, event) => document?.fileHash === event.baseHash,
    ),
    refusal: {
      code: 'signing.staleBytes',
      vi: 'Văn bản vừa được người khác ký; cần ký lại trên bản mới nhất',
      en: 'Somebody else signed in the meantime; sign again on the latest bytes',
    },
  },
  documentIsCertified: {
    holds: (context) => context.document?.certified === true,
    refusal: {
      code: 'signing.documentNotReady',
      vi: 'Văn bản đang được dựng, chưa sẵn sàng để ký',
      en: 'The document is still being drafted and cannot be signed yet',
    },
  },
  /** R13: nobody signs for another. */
  signerIsAssigned: {
    holds: on(['signature.applied'], (context, { by, role }) => signersOf(context, role).includes(by)),
    refusal: {
      code: 'signing.wrongPerson',
      vi: 'Người này không được phân công ký hồ sơ với vai trò đó',
      en: 'This person is not assigned to sign the record in that role',
    },
  },
  isSignedWithKeys: {
    holds: ({ signedAs }) => signedAs !== 'wetInk',
    refusal: {
      code: 'paper.notDigital',
      vi: 'Theo quy chế, hồ sơ này in ra, ký và đóng dấu trên giấy',
      en: 'By the policy this record is printed, signed and sealed on paper',
    },
  },
  isSignedWithPens: {
    holds: ({ signedAs }) => signedAs === 'wetInk',
    refusal: {
      code: 'paper.notOnPaper',
      vi: 'Hồ sơ này được ký số, không ký trên giấy',
      en: 'This record is signed with keys, not on paper',
    },
  },
  signerHasNotSigned: {
    holds: on(['signature.applied'], (context, { by, role }) => !hasSigned(context, role, by)),
    refusal: {
      code: 'signing.alreadySigned',
      vi: 'Người này đã ký hồ sơ với vai trò đó rồi',
      en: 'This person has already signed the record in that role',
    },
  },
  subjectTeachersAreDue: {
    holds: isDue('subjectTeacher'),
    refusal: {
      code: 'signing.subjectsFirst',
      vi: 'Chưa đủ chữ ký của giáo viên bộ môn',
      en: 'Not every subject teacher has signed yet',
    },
  },
  /** R61, R63: the homeroom teacher confirms only when every subject teacher has signed. */
  homeroomTeacherIsDue: {
    holds: isDue('homeroomTeacher'),
    refusal: {
      code: 'signing.homeroomFirst',
      vi: 'Giáo viên chủ nhiệm chưa xác nhận',
      en: 'The homeroom teacher has not confirmed yet',
    },
  },
  approverIsDue: {
    holds: isDue('principal'),
    refusal: {
      code: 'signing.approvalFirst',
      vi: 'Hồ sơ đang chờ Hiệu trưởng duyệt',
      en: 'The record is waiting for the principal',
    },
  },
  slotsAreTheSigners: {
    holds: on(['signature.applied'], (context, { by, role, slots }) =>
      sameSet(slots, slotsOf(context, role, by)),
    ),
    refusal: {
      code: 'signing.wrongSlots',
      vi: 'Chữ ký không nằm đúng các ô của người ký',
      en: 'The signature does not fill exactly the fields of its signer',
    },
  },
  isTheLastSubjectTeacher: {
    holds: on(['signature.applied'], (context, { by }) =>
      awaited(context, 'subjectTeacher').every((person) => person === by),
    ),
    refusal: {
      code: 'signing.subjectsFirst',
      vi: 'Chưa đủ chữ ký của giáo viên bộ môn',
      en: 'Not every subject teacher has signed yet',
    },
  },
  reasonIsGiven: {
    holds: on(['record.returned'], (_, { reason }) => reason.trim() !== ''),
    refusal: {
      code: 'record.reasonMissing',
      vi: 'Trả lại hồ sơ phải nêu lý do',
      en: 'Returning a record needs a reason',
    },
  },
  /** R23, R69, R70: lock and seal only on an order with a decision number. */
  decisionIsNumbered: {
    holds: on(
      ['lock.ordered', 'correction.executed'],
      (_, { decisionNumber }) => decisionNumber.trim() !== '',
    ),
    refusal: {
      code: 'record.decisionNumberMissing',
      vi: 'Lệnh phải có số quyết định',
      en: 'The order needs the number of its decision',
    },
  },
  /** One successor at a time: what is being signed anew is sealed or returned before it is corrected again. */
  isNotRenewing: {
    holds: ({ renewal }) => renewal === null,
    refusal: {
      code: 'correction.recordRenewing',
      vi: 'Bản thay thế của hồ sơ đang được ký; hãy chờ đóng dấu hoặc trả lại trước khi sửa tiếp',
      en: 'The successor of the record is being signed; have it sealed or returned before correcting again',
    },
  },
  isRenewing: {
    holds: ({ renewal }) => renewal !== null,
    refusal: {
      code: 'record.superseded',
      vi: 'Hồ sơ đã được thay thế bằng bản mới',
      en: 'The record was superseded by a newer version',
    },
  },
  subjectsAreAffected: {
    holds: ({ renewal }) => (renewal?.subjects.length ?? 0) > 0,
    refusal: {
      code: 'record.superseded',
      vi: 'Hồ sơ đã được thay thế bằng bản mới',
      en: 'The record was superseded by a newer version',
    },
  },
  lockIsNotOrdered: {
    holds: (context) => context.order === null,
    refusal: {
      code: 'lock.alreadyOrdered',
      vi: 'Hồ sơ đã có lệnh khóa',
      en: 'The lock of this record was ordered already',
    },
  },
  lockIsOrdered: {
    holds: (context) => context.order !== null,
    refusal: {
      code: 'seal.noOrder',
      vi: 'Chưa có lệnh khóa của Hiệu trưởng, không được đóng dấu',
      en: 'There is no order of the principal yet; the seal must wait',
    },
  },
  slotsAreTheSeals: {
    holds: on(['seal.applied'], (context, { slots }) => sameSet(slots, sealSlotsOf(context))),
    refusal: {
      code: 'seal.wrongSlots',
      vi: 'Dấu không nằm đúng các ô của dấu',
      en: 'The seal does not fill exactly its fields',
    },
  },
  packageIsNamed: {
    holds: on(['record.archived'], (_, event) => event.package !== ''),
    refusal: {
      code: 'archive.packageMissing',
      vi: 'Lưu trữ phải ghi rõ gói lưu trữ',
      en: 'Archiving must name its package',
    },
  },
} as const satisfies Record<string, Guard<RecordContext, RecordEvent>>;

export type RecordGuardName = keyof typeof recordGuards;

/** A predicate about some events; it does not hold for any other. */
function on<Type extends RecordEventType>(
  types: readonly Type[],
  holds: (context: RecordContext, event: RecordEventOf<Type>) => boolean,
) {
  return (context: RecordContext, event: RecordEvent): boolean =>
    (types as readonly string[]).includes(event.type) && holds(context, event as RecordEventOf<Type>);
}

function isDue(due: SigningRole) {
  return on(['signature.applied'], (_, { role }) => role === due);
}

function slotsFitAssignments(context: RecordContext, event: RecordEventOf<'document.drafted'>): boolean {
  const { assignments } = context;
  const drafted = {
    ...context,
    document: { version: event.version, fileHash: event.fileHash, slots: event.slots, certified: false },
  };
  const subjects = assignments.subjectTeachers
    .flatMap((teacher) => teacher.subjects)
    .filter(isAffected(context));
  const orphans = event.slots.filter(
    ({ purpose, subject }) => purpose === 'subject' && (subject === undefined || !subjects.includes(subject)),
  );
  const roles: readonly SigningRole[] = ['subjectTeacher', 'homeroomTeacher', 'principal'];
  return (
    orphans.length === 0 &&
    event.slots.some(({ purpose }) => purpose === 'author') &&
    sealSlotsOf(drafted).length > 0 &&
    roles.every((role) =>
      signersOf(context, role).every((person) => slotsOf(drafted, role, person).length > 0),
    )
  );
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const fields = new Set(left);
  return (
    fields.size > 0 &&
    fields.size === left.length &&
    left.length === right.length &&
    right.every((field) => fields.has(field))
  );
}
