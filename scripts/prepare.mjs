// Runs after `npm ci` in a clone: compiles the sources and makes `npx giaplai` find this clone's own command.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

if (!existsSync(tsc)) {
  console.warn(
    'giaplai: development packages are missing, so nothing was compiled (run npm ci without --omit=dev).',
  );
} else {
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  execFileSync(process.execPath, ['scripts/build-web.mjs'], { cwd: root, stdio: 'inherit' });
  linkCommand();
}

function linkCommand() {
  const folder = join(root, 'node_modules/.bin');
  mkdirSync(folder, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(join(folder, 'giaplai.cmd'), '@node "%~dp0\\..\\..\\bin\\giaplai.js" %*\r\n');
    return;
  }
  const link = join(folder, 'giaplai');
  rmSync(link, { force: true });
  symlinkSync('../../bin/giaplai.js', link);
}
