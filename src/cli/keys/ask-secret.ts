// PINs and passwords: from GIAPLAI_PIN, an open descriptor, or typed without being shown; never from the command line, which others can read.
import { readSync } from 'node:fs';
import { cliFault } from '../faults.ts';
import type { AskSecret, Secret } from '../../signing/devices/index.ts';

/** @throws Fault `cli.pinNeeded` where there is neither a terminal nor the variable, `cli.badPinFd` */
export const askSecret =
  (what: string, descriptor?: number): AskSecret =>
  async () => {
    if (descriptor !== undefined) return firstLine(descriptor);
    const given = process.env.GIAPLAI_PIN;
    if (given !== undefined) return new Uint8Array(Buffer.from(given, 'utf8'));
    if (!process.stdin.isTTY) throw cliFault('cli.pinNeeded');
    return typed(what);
  };

const LONGEST = 1024;

/** `--pin-fd 3 3< file`: up to the end of its first line. */
function firstLine(descriptor: number): Secret {
  const octets = Buffer.alloc(LONGEST);
  try {
    let length = 0;
    for (let read = 1; read > 0 && length < LONGEST && !octets.includes(NEWLINE); length += read)
      read = readSync(descriptor, octets, length, LONGEST - length, null);
    const end = octets.indexOf(NEWLINE);
    const line = octets.subarray(0, end < 0 ? length : end);
    return Uint8Array.from(line.at(-1) === RETURN ? line.subarray(0, -1) : line);
  } catch (error) {
    throw cliFault('cli.badPinFd', { descriptor }, { cause: error });
  } finally {
    octets.fill(0);
  }
}

/** `undefined` for Ctrl-C and Ctrl-D: nothing is signed then. */
function typed(what: string): Promise<Secret | undefined> {
  const { stdin, stderr } = process;
  stderr.write(`${what}: `);
  stdin.setRawMode(true);
  const octets: number[] = [];
  return new Promise((resolve) => {
    const end = (secret: Secret | undefined) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      octets.fill(0);
      stderr.write('\n');
      resolve(secret);
    };
    const take = (part: Buffer) => {
      for (const octet of part) {
        const stops = octet === CTRL_C || octet === CTRL_D;
        if (stops || octet === RETURN || octet === NEWLINE) {
          end(stops ? undefined : Uint8Array.from(octets));
          break;
        }
        if (octet === DELETE || octet === BACKSPACE) dropLetter(octets);
        else octets.push(octet);
      }
      part.fill(0);
    };
    stdin.on('data', take);
    stdin.resume();
  });
}

const CTRL_C = 3;
const CTRL_D = 4;
const BACKSPACE = 8;
const NEWLINE = 10;
const RETURN = 13;
const DELETE = 127;

/** A letter may be several octets of UTF-8: continuation octets go with their first. */
function dropLetter(octets: number[]): void {
  while (octets.length > 0 && ((octets.pop() ?? 0) & 0xc0) === 0x80);
}
