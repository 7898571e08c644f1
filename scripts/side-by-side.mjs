// Runs scripts of package.json side by side, each one's output in one piece once it ends; fails when any of them does.
//   node scripts/side-by-side.mjs check:types check:lint …
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const left = process.argv.slice(2);
let failed = 0;

function run(name) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      const seconds = Math.round((Date.now() - began) / 1000);
      console.log(`${name}: ${status === 0 ? 'well' : 'failed'} after ${seconds} s`);
      if (status !== 0) failed += 1;
      resolve();
    });
  });
}

async function lane() {
  for (let name = left.shift(); name !== undefined; name = left.shift()) await run(name);
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
process.exitCode = failed === 0 ? 0 : 1;
