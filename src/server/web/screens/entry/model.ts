// What the script of a grid is told about it, as JSON in the page.
import type { ClassBook, RegimeId } from '../../../../assessment/index.ts';
import type { Grid } from '../../../application/index.ts';
import type { Visit } from '../../visit.ts';
import type { GridColumn } from './columns.ts';
import type { LiveWords } from './live-words.ts';

/** The script has the same shape in `browser/grid/model.ts`. */
export interface GridModel {
  readonly classId: string;
  /** Whose unsaved changes these would be. */
  readonly person: string;
  readonly sheet: Grid['read']['sheet'];
  readonly subject: string;
  readonly revision: string;
  readonly regime: RegimeId;
  readonly mayEnter: boolean;
  readonly wantsReason: boolean;
  readonly columns: readonly GridColumn[];
  readonly book: ClassBook;
  readonly words: LiveWords;
}

export function modelOf(
  grid: Grid,
  visit: Visit,
  about: Pick<GridModel, 'columns' | 'mayEnter' | 'wantsReason' | 'words' | 'subject'>,
): GridModel {
  const { read, book, schoolClass } = grid;
  return {
    classId: schoolClass.id,
    person: visit.caller?.person ?? '',
    sheet: read.sheet,
    revision: String(read.revision),
    regime: book.regime,
    book: withoutTexts(about.mayEnter ? book : subjectOf(book, read.sheet)),
    ...about,
  };
}

/** Where nothing is entered nothing is judged anew: only what is missing is counted. */
function subjectOf(book: ClassBook, sheet: GridModel['sheet']): ClassBook {
  const own = (entries: Entries): Entries => {
    const entry = sheet.kind === 'subject' ? entries[sheet.subject] : undefined;
    return sheet.kind === 'subject' && entry ? { [sheet.subject]: entry } : {};
  };
  return {
    ...book,
    subjects: book.subjects.filter(({ code }) => sheet.kind === 'subject' && code === sheet.subject),
    pupils: book.pupils.map((pupil) => ({
      ...pupil,
      entries: { HK1: own(pupil.entries.HK1), HK2: own(pupil.entries.HK2) },
    })),
  };
}

type Entries = ClassBook['pupils'][number]['entries']['HK1'];

/** Remarks and particulars are in the grid, or of no use to it. */
const withoutTexts = (book: ClassBook): ClassBook => ({
  ...book,
  staff: { homeroomTeacher: '', principal: '', vicePrincipal: '', registrar: '' },
  subjects: book.subjects.map((subject) => ({ ...subject, teacher: '' })),
  pupils: book.pupils.map((pupil) => ({
    ...pupil,
    birthDate: '',
    birthPlace: '',
    ethnicity: '',
    entries: { HK1: bare(pupil.entries.HK1), HK2: bare(pupil.entries.HK2) },
  })),
});

const bare = (entries: Entries): Entries =>
  Object.fromEntries(Object.entries(entries).map(([code, entry]) => [code, { ...entry, remark: '' }]));
