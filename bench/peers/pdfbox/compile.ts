// Compiles the Java programs beside this file, once for each state of their sources.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, sourceFolder } from './folders.ts';

/** The class path to run them with. Throws with the compiler's words when they do not compile. */
export function compiled(jars: readonly string[]): string {
  const sources = readdirSync(sourceFolder())
    .filter((name) => name.endsWith('.java'))
    .map((name) => join(sourceFolder(), name));
  const digest = createHash('sha256').update(jars.join(':'));
  for (const source of sources) digest.update(readFileSync(source));
  const classes = join(cacheFolder(), `classes-${digest.digest('hex').slice(0, 16)}`);
  if (!existsSync(classes)) compileInto(classes, sources, jars);
  return [classes, ...jars].join(':');
}

/** Into a folder of its own first: several tests may be at it at once, and one may be stopped halfway. */
function compileInto(classes: string, sources: readonly string[], jars: readonly string[]): void {
  mkdirSync(cacheFolder(), { recursive: true });
  const draft = mkdtempSync(join(cacheFolder(), 'draft-'));
  const args = ['--release', '11', '-encoding', 'UTF-8', '-d', draft, '-cp', jars.join(':'), ...sources];
  const { status, stderr } = spawnSync('javac', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`javac: ${stderr}`);
  try {
    renameSync(draft, classes);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(classes)) throw error;
  }
}
