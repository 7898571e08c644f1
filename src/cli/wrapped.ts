// Sentences broken at spaces for the width of the screen, further lines indented under the first.

/** Wider lines are hard to read; narrower terminals get their own width. */
const USUAL = 100;

/** @param first what stands before the first line; the other lines are indented by `indent` blanks */
export function wrapped(first: string, text: string, indent: number, width = screenWidth()): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return `${first}${lines.join(`\n${' '.repeat(indent)}`)}`;
}

const screenWidth = (): number =>
  process.stdout.isTTY ? Math.max(40, Math.min(USUAL, process.stdout.columns)) : USUAL;
