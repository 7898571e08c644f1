// Somebody else's project: the packed package unpacked beside its declared dependencies, in an empty folder.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProgram } from './programs.ts';

const root = join(__dirname, '../..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

export interface Manifest {
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

export const manifest = (): Manifest =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

export interface Consumer {
  readonly folder: string;
  /** The installed package. */
  readonly installed: string;
  /** Size of the tarball in bytes. */
  readonly packed: number;
  /** Compiles what is in the folder; returns what the compiler complains of. */
  readonly compile: (options: object) => string;
  readonly dispose: () => void;
}

/** `beside`: further packages of this project that the consumer's programs import. Takes some seconds. */
export function consumer(...beside: readonly string[]): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'giaplai-consumer-'));
  const tarball = pack(join(folder, 'stage'));
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'giaplai');
  mkdirSync(installed, { recursive: true });
  succeed('tar', ['xzf', tarball, '-C', installed, '--strip-components=1']);
  const { dependencies, optionalDependencies } = manifest();
  const linked = [
    ...Object.keys(dependencies),
    ...Object.keys(optionalDependencies),
    '@types/node',
    ...beside,
  ];
  for (const name of linked) {
    const at = join(modules, name);
    if (existsSync(at) || !existsSync(join(root, 'node_modules', name))) continue;
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), at, 'junction');
  }
  writeFileSync(join(folder, 'package.json'), '{ "name": "truong-hoc", "type": "module", "private": true }');
  return {
    folder,
    installed,
    packed: readFileSync(tarball).length,
    compile: (options) => {
      const settings = { target: 'ES2023', lib: ['ES2023'], types: ['node'], strict: true, ...options };
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: settings, include: ['*.ts', 'work'] }),
      );
      return runProgram(process.execPath, [tsc, '-p', folder]).output;
    },
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What `npm pack` makes of this project, with declarations compiled now; returns the path of the tarball. */
function pack(stage: string): string {
  mkdirSync(join(stage, 'dist'), { recursive: true });
  for (const part of [
    'package.json',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'bin',
    'docs',
    'src',
    'scripts',
  ])
    cpSync(join(root, part), join(stage, part), { recursive: true });
  for (const part of ['src', 'certs-dev', 'web'])
    cpSync(join(root, 'dist', part), join(stage, 'dist', part), { recursive: true });
  cpSync(join(root, 'certs-dev'), join(stage, 'certs-dev'), {
    recursive: true,
    filter: (path) => !path.endsWith('/out'),
  });
  const types = ['-p', join(root, 'tsconfig.types.json'), '--outDir', join(stage, 'dist/types')];
  succeed(process.execPath, [tsc, ...types]);
  const dropping = `import { dropLeftovers } from ${JSON.stringify(join(stage, 'scripts/prepack.mjs'))}; dropLeftovers();`;
  succeed(process.execPath, ['--input-type=module', '-e', dropping]);
  const options = ['--ignore-scripts', '--silent', '--offline', '--pack-destination', dirname(stage)];
  const name =
    succeed('npm', ['pack', stage, ...options])
      .trim()
      .split('\n')
      .at(-1) ?? '';
  rmSync(stage, { recursive: true });
  return join(dirname(stage), name);
}

function succeed(program: string, args: readonly string[]): string {
  const { status, output } = runProgram(program, args, { ...process.env, npm_config_loglevel: 'silent' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${output}`);
  return output;
}
