// The columns of each sheet: what may be typed there, what they are called, and what the circular computes beside them.
import type { Figure } from '../../../../assessment/index.ts';
import type { Grid } from '../../../application/index.ts';
import type { EntryWords } from './words.ts';

export interface GridColumn {
  /** As in a cell's path; empty for conduct. */
  readonly column: string;
  readonly kind: 'score' | 'comment' | 'remark' | 'conduct' | 'count' | 'text' | 'name' | 'date' | 'gender';
  readonly label: string;
  /** For screen readers. */
  readonly spoken: string;
}

export interface FigureColumn {
  readonly figure: Figure;
  readonly label: string;
}

export function columnsOf(
  { read: { sheet }, columns, book }: Grid,
  words: EntryWords,
): readonly GridColumn[] {
  const subject = sheet.kind === 'subject' ? book.subjects.find(({ code }) => code === sheet.subject) : null;
  return columns.map((column): GridColumn => {
    const [part = '', index] = column.split('/');
    if (sheet.kind === 'subject') {
      const kind = part === 'remark' ? 'remark' : (subject?.assessedBy ?? 'score');
      if (part === 'regular') {
        const ordinal = Number(index) + 1;
        return { column, kind, label: words.regularColumn(ordinal), spoken: words.spoken.regular(ordinal) };
      }
      const named = part as 'midterm' | 'final' | 'remark';
      return { column, kind, label: words.columns[named], spoken: words.spoken[named] };
    }
    const named = (column === '' ? 'conduct' : column) as Exclude<keyof typeof kinds, never>;
    const label = words.columns[named];
    return { column, kind: kinds[named], label, spoken: label.toLocaleLowerCase('vi') };
  });
}

const kinds = {
  conduct: 'conduct',
  permitted: 'count',
  unpermitted: 'count',
  name: 'name',
  birthDate: 'date',
  gender: 'gender',
  birthPlace: 'text',
  ethnicity: 'text',
} as const;

/** What is known only of the whole class is shown to those who may look into all of it. */
export function figuresFor(
  { read: { sheet }, book, seesClass }: Grid,
  words: EntryWords,
): readonly FigureColumn[] {
  const { figures } = words;
  const column = (figure: Figure): FigureColumn => ({ figure, label: figures[figure] });
  const ofClass = (...names: readonly Figure[]) => (seesClass ? names.map(column) : []);
  if (sheet.kind === 'subject') {
    const subject = book.subjects.find(({ code }) => code === sheet.subject);
    const label = subject?.assessedBy === 'comment' ? figures.mark : figures.average;
    return [
      { figure: 'average', label },
      ...(sheet.term === 'HK2' ? [column('yearAverage')] : []),
      ...ofClass('learning'),
    ];
  }
  if (sheet.kind === 'conduct')
    return sheet.term === 'HK1'
      ? ofClass('learning')
      : ofClass('learning', 'yearConduct', 'yearLearning', 'promotion', 'title');
  return sheet.kind === 'absences' ? ofClass('absences', 'promotion') : [];
}
