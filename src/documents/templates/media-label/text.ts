// The label as plain text: for a medium that is read where nothing shows a PDF.
import { toVietnameseTime, visibleText } from '../../../kernel/index.ts';
import type { MediaLabel } from '../../papers/media-label.ts';
import { mapTexts } from '../map-texts.ts';
import { printedYear } from '../wording.ts';
import { labelWords as words } from './words.ts';

const MOST = 120;

/** The same facts as on the cards, a line each; hostile text is named by its code points. */
export function mediaLabelText(raw: MediaLabel): string {
  const { school, medium, carrier, copy, packages, keepUntil, printedAt } = mapTexts(raw, (text) =>
    visibleText(text, MOST),
  );
  const records = packages.reduce((sum, each) => sum + each.records, 0);
  const lines = [
    school.name.toUpperCase(),
    words.title,
    `${words.medium(medium)} · ${words.copy(copy)}`,
    ...(carrier === '' ? [] : [carrier]),
    words.about(packages.length, records, keepUntil),
    ...packages.flatMap(({ className, schoolYear, name, at, records: of, manifestHash }) => [
      '',
      words.entry(className, printedYear(schoolYear)),
      words.content(of, name, toVietnameseTime(at)),
      `${words.digest} ${manifestHash}`,
    ]),
    '',
    words.check,
    words.printed(toVietnameseTime(printedAt)),
  ];
  return `${lines.join('\n')}\n`;
}
