// Composition root of the command line: runs one command, tells faults in words, sets the exit status.
import { buildProgram } from './cli/program.ts';
import { red } from './cli/screen.ts';
import { Fault } from './kernel/index.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const program = buildProgram((status) => {
  process.exitCode = status;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.stderr.write(`${red(`✘ ${error.title.vi}`)}\n  ${error.title.en}\n  (${error.code})\n`);
  process.exitCode = 2;
}
