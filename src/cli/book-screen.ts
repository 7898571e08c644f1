// A pupil's book on the screen as a tree: the book, each year below it, what was found below that.
import { visibleText } from '../kernel/index.ts';
import { yearText, type ExaminedBook } from '../server/application/index.ts';
import type { Language } from '../signing/index.ts';
import { dim, green, print, red, yellow } from './screen.ts';
import { wrapped } from './wrapped.ts';

const paint = { failure: red, doubt: yellow, note: dim } as const;
const marks = { failure: red('✘'), doubt: yellow('?'), note: green('✔') } as const;

export function showBook(book: ExaminedBook, language: Language): void {
  const { number, edition, school, findings, years } = book;
  const name = { vi: 'Sổ học bạ số', en: 'Pupil’s book' }[language];
  print(`    ${marks[book.weight]} ${name} ${visibleText(`${number} (${edition}) – ${school}`)}`);
  for (const finding of findings)
    print(paint[finding.weight](wrapped('      ', visibleText(finding[language]), 6)));
  years.forEach((year, index) => {
    const branch = index === years.length - 1 ? '└─' : '├─';
    print(`      ${branch} ${marks[year.weight]} ${visibleText(yearText(year, language))}`);
    print(dim(`         ${visibleText(year.file)}  ${year.sha256}`));
    for (const finding of year.findings)
      print(paint[finding.weight](wrapped('         ', visibleText(finding[language]), 9)));
  });
}
