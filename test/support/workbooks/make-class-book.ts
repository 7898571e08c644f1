// An invented class with valid, complete entries; other builders' tests reuse it.
import {
  regimes,
  requiredRegularScores,
  type ClassBook,
  type Mark,
  type PupilEntry,
  type RegimeId,
  type SchoolLevel,
  type Subject,
  type TermEntry,
  type Tenths,
} from '../../../src/assessment/index.ts';
import { seededRandom, type Random } from './random.ts';
import { timetable } from './subjects.ts';

export interface ClassBookOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Default TT22. */
  readonly regime?: RegimeId;
  /** Default THCS. */
  readonly level?: SchoolLevel;
  /** Default `8A1`, or `10A2` for THPT. */
  readonly className?: string;
  /** Default 6. */
  readonly pupils?: number;
  /** Default: the usual timetable of the regime and level. */
  readonly subjects?: readonly Subject[];
  /** Chance for each subject and term of a pupil to be exempt. Default 0. */
  readonly exempt?: number;
  /** Chance for each cell to be empty still. Default 0. */
  readonly empty?: number;
}

/** The same options give the same book. */
export function makeClassBook(options: ClassBookOptions = {}): ClassBook {
  const random = seededRandom(options.seed ?? 1);
  const regime = options.regime ?? 'TT22';
  const level = options.level ?? 'THCS';
  const className = options.className ?? (level === 'THCS' ? '8A1' : '10A2');
  const subjects = options.subjects ?? timetable(regime, level, (index) => adultName(index));
  const grade = Number(/^\d+/.exec(className)?.[0] ?? (level === 'THCS' ? 8 : 10));
  const firstYear = regime === 'TT22' ? 2025 : 2020;
  return {
    school: { name: `Trường ${level} Ví Dụ`, level, province: 'Tỉnh Ví Dụ', commune: 'Xã Ví Dụ' },
    schoolYear: `${firstYear}-${firstYear + 1}`,
    className,
    grade,
    regime,
    staff: {
      homeroomTeacher: adultName(0),
      principal: adultName(40),
      vicePrincipal: adultName(41),
      registrar: adultName(42),
    },
    subjects,
    pupils: Array.from({ length: options.pupils ?? 6 }, (_, index) =>
      pupil(random, options, { index, regime, subjects, born: firstYear - 6 - (grade - 1) }),
    ),
  };
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Lò', 'Vàng'];
const middles = ['Văn', 'Thị', 'Minh', 'Hữu', 'Ngọc', 'Thanh', 'Thuỳ'];
const givens = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khuê',
  'Lan',
  'Nghĩa',
  'Oanh',
  'Quỳnh',
  'Ươm',
  'Yến',
];

const nameOf = (index: number, shift: number) =>
  [
    families[(index + shift) % families.length],
    middles[(index * 3 + shift) % middles.length],
    givens[(index * 5 + shift) % givens.length],
  ].join(' ');

const adultName = (index: number) => nameOf(index, 2);

interface Seat {
  readonly index: number;
  readonly regime: RegimeId;
  readonly subjects: readonly Subject[];
  readonly born: number;
}

function pupil(
  random: Random,
  options: ClassBookOptions,
  { index, regime, subjects, born }: Seat,
): PupilEntry {
  const two = (value: number) => String(value).padStart(2, '0');
  // A pupil's own ability, so that all levels occur.
  const ability = random.integer(25, 95);
  const term = () =>
    Object.fromEntries(
      subjects.map((subject) => [subject.code, entry(random, options, regime, subject, ability)]),
    );
  return {
    ordinal: index + 1,
    code: `VD${String(index + 1).padStart(6, '0')}`,
    name: index === 2 ? "H'Bia Niê Kdăm" : nameOf(index, 7),
    birthDate: `${born}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`,
    gender: random.pick(['Nam', 'Nữ'] as const),
    birthPlace: random.pick(['Tỉnh Ví Dụ', 'Thành phố Mẫu']),
    ethnicity: random.pick(['Kinh', 'Mông', 'Ê-đê', 'Thái']),
    entries: { HK1: term(), HK2: term() },
    conduct: { HK1: conduct(random, regime), HK2: conduct(random, regime) },
    absences: { permitted: random.integer(0, 9), unpermitted: random.integer(0, 4) },
  };
}

const conduct = (random: Random, regime: RegimeId) => {
  const levels = regimes[regime].conductLevels;
  return random.chance(0.7) ? levels[0]! : random.pick(levels);
};

function entry(
  random: Random,
  options: ClassBookOptions,
  regime: RegimeId,
  subject: Subject,
  ability: number,
): TermEntry {
  const remark = random.pick(['', 'Tiến bộ, cần phát huy.', 'Nắm vững kiến thức, kĩ năng.']);
  if (random.chance(options.exempt ?? 0)) return { kind: 'exempt', remark };
  const regular = requiredRegularScores(regime, subject);
  const cells = <T>(one: () => T) =>
    Array.from({ length: regular + 2 }, () => (random.chance(options.empty ?? 0) ? null : one()));
  const divided = <T>(all: (T | null)[]) => ({
    regular: all.slice(0, regular),
    midterm: all[regular] ?? null,
    final: all[regular + 1] ?? null,
  });
  if (subject.assessedBy === 'comment') {
    return { kind: 'comment', ...divided(cells<Mark>(() => (random.chance(0.98) ? 'Đ' : 'CĐ'))), remark };
  }
  const score = () => Math.max(0, Math.min(100, ability + random.integer(-15, 15))) as Tenths;
  return { kind: 'score', ...divided(cells(score)), remark };
}
