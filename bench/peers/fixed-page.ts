// The floor for a page: Express sending the very same HTML as a fixed text.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Asked } from './fixed-page-process.ts';

export interface FixedPages {
  readonly url: string;
  /** Milliseconds of the processor that its process took so far. */
  readonly cpu: () => Promise<number>;
  readonly close: () => void;
}

/** @param pages HTML by number, at `/0`, `/1`, … */
export async function fixedPages(pages: readonly string[]): Promise<FixedPages> {
  const child = fork(fileURLToPath(new URL('./fixed-page-process.js', import.meta.url)));
  const ask = async (asked: Asked): Promise<number> => {
    child.send(asked);
    const [answer] = (await once(child, 'message')) as [number];
    return answer;
  };
  const port = await ask({ pages });
  return {
    url: `http://127.0.0.1:${port}`,
    cpu: () => ask('cpu'),
    close: () => {
      child.kill();
    },
  };
}
