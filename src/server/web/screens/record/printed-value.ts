// Values as a document prints them.
import type { PrintedResult } from '../../../../documents/index.ts';
import type { Language } from '../../words.ts';
import { recordWords } from './words.ts';

/** A dash is what the circulars print for "not assessed". */
export const NOT_ASSESSED = '–';

/** `8,5` in Vietnamese, `8.5` in English. */
export const tenthsText = (tenths: number, language: Language): string =>
  (tenths / 10).toFixed(1).replace('.', language === 'vi' ? ',' : '.');

export function resultText(result: PrintedResult, language: Language): string {
  if (result === null) return NOT_ASSESSED;
  if ('tenths' in result) return tenthsText(result.tenths, language);
  return 'mark' in result ? result.mark : recordWords[language].exempt;
}
