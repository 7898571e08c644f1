// What the minutes of locking print: what was locked, by which decision, before whose eyes (R69, R104).
import type {
  LockMinutesSnapshot,
  NamedDocument,
  SealedMedium,
  Signatory,
} from '../../../documents/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { dayAt, parties, windowWords, type Party } from '../../../policies/index.ts';
import type { School } from '../rows.ts';
import type { Locked } from './locked.ts';

export interface MinutesSource {
  readonly id: string;
  readonly locked: Locked;
  readonly school: School;
  readonly number: string | null;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly witnesses: readonly PersonId[];
  /** In which office the decision was taken. */
  readonly decidedAs: Party;
  readonly documents: readonly NamedDocument[];
  readonly media: readonly SealedMedium[];
  readonly sealed: boolean;
  readonly at: Instant;
}

export function lockMinutesSnapshot(source: MinutesSource): LockMinutesSnapshot {
  const { id, locked, school, number, names, decidedAs, documents, media, sealed, at } = source;
  const { name, level, province, commune } = school;
  const { decision, execution } = locked;
  const nameOf = (person: PersonId) => names.get(person) ?? person;
  const present = presentOf(source);
  return {
    kind: 'lockMinutes',
    recordId: id,
    version: 1,
    school: { name, level, province, commune },
    schoolYear: locked.schoolYear,
    number,
    scope: scopeWords(locked),
    meeting: {
      place: name,
      openedAt: execution.at,
      closedAt: at,
      present: present.map(({ person, role }) => ({ name: nameOf(person), role })),
    },
    decision: {
      number: decision.number,
      date: dayAt(decision.at),
      by: `${nameOf(decision.by)} – ${parties[decidedAs].vi}`,
    },
    lockedAt: execution.at,
    documents,
    media,
    conclusion:
      'Dữ liệu nêu trên đã khóa với mọi tài khoản; chỉ mở lại theo lệnh mở có số quyết định, hoặc từng ô theo đề nghị sửa được duyệt.',
    signatories: present.map(({ person, part, role }) => ({
      key: person,
      part,
      name: nameOf(person),
      title: part === 'witness' ? null : part === 'leader' ? parties[decidedAs].vi : role,
    })),
    ...(!sealed && { sealed: false as const }),
  };
}

/** Everybody once, whoever decided last. */
export function presentOf({ locked, witnesses }: Pick<MinutesSource, 'locked' | 'witnesses'>): readonly {
  readonly person: PersonId;
  readonly part: Signatory['part'];
  readonly role: string;
}[] {
  const { order, decision, execution } = locked;
  const all = [
    { person: order.proposedBy, part: 'requester', role: 'Người đề nghị' },
    { person: execution.by, part: 'registrar', role: 'Người thực hiện khóa' },
    ...witnesses.map((person) => ({ person, part: 'witness' as const, role: 'Người chứng kiến' })),
    { person: decision.by, part: 'leader', role: 'Người quyết định' },
  ] as const;
  return all.filter(
    ({ person, part }, index) =>
      part === 'leader' ||
      (person !== decision.by && all.findIndex((one) => one.person === person) === index),
  );
}

function scopeWords({ order, schoolClass }: Locked): string {
  const where = schoolClass
    ? `lớp ${schoolClass.name}`
    : order.grade === null
      ? 'toàn trường'
      : `khối ${order.grade}`;
  return `${subjectWords(order)} – ${where}`;
}

function subjectWords({ subject }: Locked['order']): string {
  if (subject.kind === 'records') return `${subject.records.length} hồ sơ`;
  if (subject.kind === 'window') return `Cửa sổ ${windowWords(subject.window).vi}`;
  const { part, term, subject: code, column } = subject.scope;
  const within = [term, code && `môn ${code}`, column && `cột ${columnWords(column)}`].filter(Boolean);
  return [part === 'scores' ? 'Điểm và nhận xét' : 'Dữ liệu lớp', ...within].join(', ');
}

function columnWords(column: string): string {
  const [, index] = /^regular\/(\d+)$/.exec(column) ?? [];
  if (index !== undefined) return `ĐĐGtx ${Number(index) + 1}`;
  return { regular: 'ĐĐGtx', midterm: 'ĐĐGgk', final: 'ĐĐGck', remark: 'nhận xét' }[column] ?? column;
}
