// Markup written by hand: the page is made where no framework runs, and must be readable when none exists any more.
import type { Words } from './words.ts';

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** `Năm học / School year`, the second in its own language and quieter. */
export const both = ({ vi, en }: Words): string =>
  `${escaped(vi)} <span class="en" lang="en">${escaped(en)}</span>`;

/** Relative to the package, as a browser asks for it. */
export const link = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

export const headed = (titles: readonly Words[], rows: readonly string[], id = ''): string =>
  `<div class="scroll"><table${id && ` id="${id}"`}><thead><tr>${titles
    .map((title) => `<th scope="col">${both(title)}</th>`)
    .join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;

export const row = (cells: readonly string[], attributes = ''): string =>
  `<tr${attributes}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
