// What the command line shows: colours only on a terminal, tables that respect Vietnamese letters.

const colourful = process.stdout.isTTY && process.env.NO_COLOR === undefined;
const paint = (code: number) => (text: string) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

export const print = (line = ''): void => void process.stdout.write(`${line}\n`);

/** Columns padded to their widest cell; composed letters count as one. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, width(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  );
}

const segments = new Intl.Segmenter('vi');

/** Letters as people count them; the colour codes above take no room on the screen. */
export const width = (text: string): number => {
  // eslint-disable-next-line no-control-regex -- the colour codes begin with the escape character
  return [...segments.segment(text.replace(/\u001b\[\d+m/g, ''))].length;
};
