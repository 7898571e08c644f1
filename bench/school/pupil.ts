// A pupil with a whole year of marks that hang together: the able are able in most things, few fail, some are exempt.
import {
  requiredRegularScores,
  tenths,
  type ConductLevel,
  type Mark,
  type PupilEntry,
  type TermEntry,
} from '../../src/assessment/index.ts';
import type { Draw } from './draw.ts';
import { nameOfPupil } from './names.ts';
import type { Taught } from './subjects.ts';

export interface Place {
  readonly ordinal: number;
  readonly code: string;
  readonly grade: number;
  /** Year in which the school year begins. */
  readonly year: number;
  /** Where chance is not to decide. */
  readonly fails: boolean;
}

const remarks = [
  'Nắm vững kiến thức, kĩ năng.',
  'Có tiến bộ, cần phát huy.',
  'Cần cố gắng hơn ở phần bài tập vận dụng.',
  'Tích cực, hoàn thành tốt nhiệm vụ học tập.',
] as const;
const birthPlaces = ['Hà Nội', 'Đà Nẵng', 'TP. Hồ Chí Minh', 'Cần Thơ', 'Thừa Thiên Huế'] as const;
const ethnicities = ['Kinh', 'Kinh', 'Kinh', 'Kinh', 'Tày', 'Mường', 'Ê Đê', 'Khmer', 'Mông'] as const;
/** Of the pupils, those who fail in something and are due in summer. */
const FAILING = 0.03;
const EXEMPT = 0.01;

export function pupilAt(draw: Draw, subjects: readonly Taught[], place: Place): PupilEntry {
  const failing = draw.share() < FAILING || place.fails;
  const ability = failing ? 4.6 : Math.max(5.6, draw.about(7.3, 1));
  const exempt = draw.share() < EXEMPT;
  const entries = () =>
    Object.fromEntries(
      subjects.map((subject) => [subject.code, entryOf(draw, subject, { ability, exempt, failing })]),
    );
  const conduct = (): ConductLevel =>
    draw.share() < 0.9 ? 'Tốt' : draw.pick<ConductLevel>(['Khá', 'Khá', 'Đạt']);
  return {
    ordinal: place.ordinal,
    code: place.code,
    name: nameOfPupil(draw),
    birthDate: `${place.year - place.grade - 5}-${two(1 + draw.share() * 12)}-${two(1 + draw.share() * 28)}`,
    gender: draw.pick(['Nam', 'Nữ']),
    birthPlace: draw.pick(birthPlaces),
    ethnicity: draw.pick(ethnicities),
    entries: { HK1: entries(), HK2: entries() },
    conduct: { HK1: conduct(), HK2: conduct() },
    absences: { permitted: Math.floor(draw.share() * 6), unpermitted: draw.share() < 0.1 ? 1 : 0 },
  };
}

interface Standing {
  readonly ability: number;
  readonly exempt: boolean;
  readonly failing: boolean;
}

function entryOf(draw: Draw, subject: Taught, { ability, exempt, failing }: Standing): TermEntry {
  const remark = draw.pick(remarks);
  const times = requiredRegularScores('TT22', subject);
  if (subject.assessedBy === 'comment') {
    if (exempt && subject.code === 'GDTC') return { kind: 'exempt', remark: 'Miễn học phần thực hành.' };
    return { kind: 'comment', remark, regular: Array<Mark>(times).fill('Đ'), midterm: 'Đ', final: 'Đ' };
  }
  const level = failing && subject.code === 'TOAN' ? 3 : ability;
  const score = () => tenths(Math.min(100, Math.max(0, Math.round(draw.about(level, 0.8) * 2) * 5)));
  return {
    kind: 'score',
    remark,
    regular: Array.from({ length: times }, score),
    midterm: score(),
    final: score(),
  };
}

const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
