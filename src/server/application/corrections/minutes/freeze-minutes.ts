// Freezes what the minutes of a correction print: who was there, on what ground, which cells, when open and when locked.
import { cellColumnWords, cellValueWords, parseCellPath } from '../../../../assessment/index.ts';
import type { ClassBook } from '../../../../assessment/index.ts';
import type { CorrectionMinutesSnapshot } from '../../../../documents/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { dayAt, parties } from '../../../../policies/index.ts';
import { decisionOf, presentAt } from '../../../../workflows/index.ts';
import type { CorrectionContext, PresentAs } from '../../../../workflows/index.ts';
import type { Correction } from '../../ports/corrections-store.ts';

export interface MinutesSource {
  readonly correction: Correction;
  readonly book: ClassBook;
  readonly names: ReadonlyMap<PersonId, string>;
  /** Titles of the records that are made anew. */
  readonly renewed: readonly string[];
  /** Whether the office seals them, by the policy in force when the cells were corrected. */
  readonly sealed: boolean;
}

export function correctionMinutesSnapshot(source: MinutesSource): CorrectionMinutesSnapshot {
  const { correction, book, names, renewed, sealed } = source;
  const { context } = correction.snapshot;
  const nameOf = (person: PersonId) => names.get(person) ?? person;
  const decision = decisionOf(context);
  const executedAt = context.executed?.at ?? context.requestedAt;
  const present = presentAt(context);
  const leaderTitle = decision ? leaderOf(decision.as) : null;
  return {
    kind: 'correctionMinutes',
    recordId: correction.id,
    version: 1,
    school: book.school,
    schoolYear: book.schoolYear,
    number: null,
    correctionId: correction.id,
    meeting: {
      place: book.school.name,
      openedAt: context.unlocked?.at ?? executedAt,
      closedAt: executedAt,
      present: present.map(({ person, as }) => ({
        name: nameOf(person),
        role: as === 'leader' ? (leaderTitle ?? presentWords.leader) : presentWords[as],
      })),
    },
    request: { by: nameOf(context.requester), at: context.requestedAt, reason: context.reason },
    evidence: context.evidence.map(({ name, hash }) => ({ name, sha256: hash })),
    decision: {
      number: decision?.decisionNumber ?? '',
      date: dayAt(decision?.at ?? executedAt),
      by: decision ? `${nameOf(decision.by)} – ${leaderTitle ?? ''}` : '',
    },
    cells: cellsOf(book, context),
    unlockedAt: context.unlocked?.at ?? executedAt,
    relockedAt: context.relockedAt ?? executedAt,
    renewed,
    conclusion: 'Đã sửa đúng các ô nêu trên và khóa lại ngay; không ô nào khác thay đổi.',
    signatories: present.map(({ person, as }) => ({
      key: person,
      part: parts[as],
      name: nameOf(person),
      title: as === 'leader' ? leaderTitle : null,
    })),
    ...(!sealed && { sealed: false as const }),
  };
}

function cellsOf(book: ClassBook, { cells }: CorrectionContext): CorrectionMinutesSnapshot['cells'] {
  return cells.flatMap(({ path, before, after }) => {
    const place = parseCellPath(path);
    if (!place) return [];
    const pupil = book.pupils.find(({ code }) => code === place.pupil);
    const subject =
      place.part === 'entry' ? book.subjects.find(({ code }) => code === place.subject) : undefined;
    return [
      {
        pupilCode: place.pupil,
        pupilName: pupil?.name ?? place.pupil,
        className: book.className,
        subject: subject?.name ?? null,
        column: cellColumnWords(place),
        before: cellValueWords(place, before),
        after: cellValueWords(place, after),
      },
    ];
  });
}

const presentWords: Record<PresentAs, string> = {
  requester: 'Người đề nghị',
  homeroomTeacher: 'Giáo viên chủ nhiệm',
  witness: 'Người chứng kiến',
  leader: 'Người cho phép sửa',
};

const parts = {
  requester: 'requester',
  homeroomTeacher: 'homeroom',
  witness: 'witness',
  leader: 'leader',
} as const satisfies Record<PresentAs, string>;

/** As whom the decision was taken: the office rather than the body it belongs to. */
const leaderOf = (as: CorrectionContext['permissions'][number]['as']): string => {
  const office = (['principal', 'vicePrincipal'] as const).find((party) => as.includes(party)) ?? as[0];
  return office === 'leadership' || office === undefined ? parties.principal.vi : parties[office].vi;
};
