// A sheet: what one person enters for one class. Which cells it has, and who enters it.
import type { SubjectCode, Term } from '../../../assessment/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import type { AccessTarget } from '../access/may.ts';
import type { CellKey } from './cell-key.ts';

export type Sheet =
  /** Sổ theo dõi: one subject in one term. */
  | { readonly kind: 'subject'; readonly subject: SubjectCode; readonly term: Term }
  /** Rèn luyện, hạnh kiểm. */
  | { readonly kind: 'conduct'; readonly term: Term }
  /** Of the year. */
  | { readonly kind: 'absences' }
  /** Name, day and place of birth and the like (R29). */
  | { readonly kind: 'particulars' };

/** True for the cells of the sheet; whether a pupil takes part in a subject is decided by import or correction alone. */
export function isOfSheet(sheet: Sheet, { field, term, subject, column }: CellKey): boolean {
  if (sheet.kind === 'subject')
    return field === 'entries' && term === sheet.term && subject === sheet.subject && column !== 'kind';
  if (sheet.kind === 'conduct') return field === 'conduct' && term === sheet.term;
  if (sheet.kind === 'absences') return field === 'absences';
  return particulars.has(field);
}

/** What the store is asked for. */
export const cellsOfSheet = (sheet: Sheet): Partial<Pick<CellKey, 'field' | 'term' | 'subject'>> => {
  if (sheet.kind === 'subject') return { field: 'entries', term: sheet.term, subject: sheet.subject };
  if (sheet.kind === 'conduct') return { field: 'conduct', term: sheet.term };
  return sheet.kind === 'absences' ? { field: 'absences' } : {};
};

/** A teacher enters their own subject; the homeroom teacher what is of the class (R33, R43). */
export const entryOf = (sheet: Sheet): AccessAction =>
  sheet.kind === 'subject' ? 'results.entered' : 'classData.entered';

/** What an appointment must reach: its subject and its term where the sheet has them. */
export const targetOfSheet = (sheet: Sheet): Pick<AccessTarget, 'subject' | 'term'> => ({
  ...('subject' in sheet && { subject: sheet.subject }),
  ...('term' in sheet && { term: sheet.term }),
});

const particulars: ReadonlySet<string> = new Set(['name', 'birthDate', 'gender', 'birthPlace', 'ethnicity']);
