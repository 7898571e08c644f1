// Runs before the package is packed: what goes into it is compiled from these sources and nothing else.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiled files outlive their sources when these are moved; a package with leftovers would not be what is tested. */
export function dropLeftovers(folder = root) {
  for (const part of ['src', 'certs-dev']) {
    const compiled = join(folder, 'dist', part);
    if (!existsSync(compiled)) continue;
    for (const name of readdirSync(compiled, { recursive: true, encoding: 'utf8' })) {
      const source = /^(.*)\.js(\.map)?$/.exec(name)?.[1];
      if (
        source !== undefined &&
        !['ts', 'tsx'].some((kind) => existsSync(join(folder, part, `${source}.${kind}`)))
      )
        rmSync(join(compiled, name));
    }
  }
}

/** Declarations of the library's entries and of what they mention. */
export function writeDeclarations() {
  rmSync(join(root, 'dist/types'), { recursive: true, force: true });
  compile('tsconfig.types.json');
}

const compile = (project) =>
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project], {
    cwd: root,
    stdio: 'inherit',
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  compile('tsconfig.build.json');
  execFileSync(process.execPath, ['scripts/build-web.mjs'], { cwd: root, stdio: 'inherit' });
  execFileSync(process.execPath, ['scripts/sbom.mjs'], { cwd: root, stdio: 'inherit' });
  dropLeftovers();
  writeDeclarations();
}
