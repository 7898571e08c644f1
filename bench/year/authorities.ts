// Authorities over HTTP in another process, and how to ask them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { declaration } from '../../certs-dev/declaration.ts';
import type { Clock } from '../../src/kernel/index.ts';
import { revocationSource, timestamper } from '../../src/signing/authorities/index.ts';
import type { RevocationSource, Timestamper } from '../../src/signing/index.ts';

export interface AuthoritiesElsewhere {
  readonly pid: number;
  readonly timestamper: Timestamper;
  readonly revocation: RevocationSource;
  readonly stop: () => Promise<void>;
}

const program = fileURLToPath(new URL('./authorities-process.js', compiled(import.meta.url)));

/** @param keys folder of the development PKI */
export async function authoritiesElsewhere(keys: string, clock: Clock): Promise<AuthoritiesElsewhere> {
  const child = spawn(process.execPath, [program, keys], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) => resolve(said.toString().trim()));
    child.once('exit', () => reject(new RangeError('the authorities did not start')));
  });
  const { base } = declaration;
  const rewrite = (written: string) =>
    written.startsWith(`${base}/`) ? url + written.slice(base.length) : written;
  return {
    pid: child.pid ?? 0,
    timestamper: timestamper({ url: `${url}/tsa` }),
    revocation: revocationSource({ clock, rewrite }),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Processes run compiled code; the tests run the sources and take the build beside them. */
function compiled(module: string): string {
  return module.endsWith('.ts') ? module.replace('/bench/year/', '/dist/bench/year/') : module;
}
