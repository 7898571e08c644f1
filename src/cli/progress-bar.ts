// One line that moves while something takes longer than a second; plain lines now and then when there is no terminal.

export interface ProgressBar {
  /** `done` of `total`, and what is being done. */
  readonly show: (done: number, total: number, what: string) => void;
  readonly end: () => void;
}

const WIDTH = 28;
const FRAME_MS = 80;
const PLAIN_MS = 5000;

export function progressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  let last = Date.now() - (stream.isTTY ? PLAIN_MS : 0);
  let open = false;
  const show = (done: number, total: number, what: string): void => {
    const now = Date.now();
    if (now - last < (stream.isTTY ? FRAME_MS : PLAIN_MS) && !(stream.isTTY && done === total)) return;
    last = now;
    if (!stream.isTTY) {
      stream.write(`${what}: ${done}/${total}\n`);
      return;
    }
    const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    stream.write(
      `\r\u001b[2K${bar} ${done}/${total}  ${what.slice(0, Math.max(10, stream.columns - WIDTH - 16))}`,
    );
    open = true;
  };
  const end = (): void => {
    if (open) stream.write('\r\u001b[2K');
    open = false;
  };
  return { show, end };
}
