// A small disk of its own for a test: filled to the last octet, made read-only, and given back. Needs the right to mount.
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../house.ts';

export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room but so many octets. */
  readonly fill: (leave?: number) => void;
  /** Gives back what `fill` took. */
  readonly empty: () => void;
  /** Nothing new can be opened for writing below. */
  readonly readOnly: (below: string) => () => void;
  readonly close: () => void;
}

/** @throws where the process may not mount: as root it may */
export function smallDisk(mebibytes: number): SmallDisk {
  const folder = temporaryFolder();
  mount('-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder);
  const mounted = [folder];
  const filler = path.join(folder, 'filler');
  return {
    folder,
    fill: (leave = 0) => {
      const file = openSync(filler, 'w');
      const { bavail, bsize } = statfsSync(folder);
      const octets = Buffer.alloc(65_536, 1);
      for (let left = bavail * bsize - leave; left > 0; left -= octets.length)
        writeSync(file, octets.subarray(0, Math.min(left, octets.length)));
      fsyncSync(file);
      closeSync(file);
    },
    empty: () => rmSync(filler, { force: true }),
    readOnly: (below) => {
      mount('--bind', below, below);
      mount('-o', 'remount,bind,ro', below);
      mounted.push(below);
      return () => {
        execFileSync('umount', [below]);
        mounted.splice(mounted.indexOf(below), 1);
      };
    },
    close: () => {
      for (const place of mounted.toReversed()) execFileSync('umount', ['-l', place]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const mount = (...words: readonly string[]) => execFileSync('mount', words);
