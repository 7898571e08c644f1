// A Java process that stays and answers questions, so that its work can be timed in rounds with everybody else's.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { compiled } from './compile.ts';

export interface Conversation {
  /** The lines of the answer. Rejects with what the program says when it fails. */
  readonly ask: (...words: readonly string[]) => Promise<string[]>;
  /** Resolves when the process is gone. */
  readonly end: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (lines: string[]) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the program in bench/peers/pdfbox; one question at a time is worked on, in the order asked. */
export function converse(jars: readonly string[], options: readonly string[] = []): Conversation {
  const child = spawn('java', [...options, '-cp', compiled(jars), 'Conversation'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting: Waiting[] = [];
  let answer: string[] = [];
  let expected = 0;
  let ended = false;
  const fail = (error: Error) => waiting.splice(0).forEach(({ reject }) => reject(error));
  const over = new Promise<void>((resolve) => {
    child.once('close', (code) => {
      ended = true;
      fail(new Error(`java ended with ${code ?? 'a signal'}`));
      resolve();
    });
  });
  child.once('error', fail);
  child.stdin.on('error', fail);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (expected > 0) {
      answer.push(line);
      expected--;
    } else if (line.startsWith('ok ')) {
      answer = [];
      expected = Number(line.slice(3));
    } else {
      waiting.shift()?.reject(new Error(line));
      return;
    }
    if (expected === 0) waiting.shift()?.resolve(answer);
  });
  return {
    ask: (...words) =>
      new Promise((resolve, reject) => {
        if (ended) reject(new Error('java has ended'));
        else {
          waiting.push({ resolve, reject });
          child.stdin.write(`${words.join('\t')}\n`);
        }
      }),
    end: () => {
      child.stdin.end();
      return over;
    },
  };
}
