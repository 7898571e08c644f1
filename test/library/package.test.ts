// The packed package is small and whole: it works in an empty folder, for Node and for TypeScript.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { consumer, manifest, type Consumer } from '../support/consumer.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { runProgram } from '../support/programs.ts';

let project: Consumer;
beforeAll(() => {
  project = consumer();
}, 120_000);
afterAll(() => {
  project.dispose();
});

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith(ending) && !name.startsWith('node_modules'),
  );

/** Module specifiers of a compiled file. */
const importsOf = (source: string): string[] =>
  [...source.matchAll(/(?:^|[;\s}])(?:from\s*|import\s*\(?\s*)['"]([^'"\s(),$]+)['"]/g)].map(
    (match) => match[1]!,
  );

describe('the packed package', () => {
  it('is small, and holds neither tests nor sources nor keys', () => {
    // Two thirds are what browsers load, pdf.js above all, each also compressed beforehand.
    expect(project.packed).toBeLessThan(4_500_000);
    const all = filesIn(project.installed, '');
    expect(all.filter((name) => /\.(map|p12|pem|key|sqlite)$|(?<!\.d)\.ts$/.test(name))).toEqual([]);
    expect(all.filter((name) => /^(test|bench|src|var|samples|dist\/bench)\b/.test(name))).toEqual([]);
    for (const name of ['LICENSE', 'README.md', 'docs/library/README.md', 'docs/problems/device.wrongPin.md'])
      expect(all).toContain(name);
  });

  it('holds every module that its modules import, and declares every package', () => {
    const { dependencies, optionalDependencies } = manifest();
    const declared = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
    const missing: string[] = [];
    let seen = 0;
    for (const ending of ['.js', '.d.ts']) {
      for (const name of filesIn(project.installed, ending)) {
        const file = join(project.installed, name);
        for (const target of importsOf(readFileSync(file, 'utf8'))) {
          seen++;
          if (target.startsWith('node:') || builtinModules.includes(target)) continue;
          if (target.startsWith('.')) {
            const path = join(dirname(file), ending === '.js' ? target : target.replace(/\.ts$/, '.d.ts'));
            if (!existsSync(path)) missing.push(`${name}: ${target}`);
          } else {
            const owner = target
              .split('/')
              .slice(0, target.startsWith('@') ? 2 : 1)
              .join('/');
            if (!declared.has(owner)) missing.push(`${name}: ${target}`);
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(1000);
    expect(missing).toEqual([]);
  });

  it('is imported by its public names, and by no others', () => {
    const names = ['signing', 'signing/devices', 'signing/authorities', 'signing/appearances'];
    const program = names.map((name) => `console.log(Object.keys(await import('giaplai/${name}')).length);`);
    const { output, status } = runInside(program.join('\n'));
    expect(status).toBe(0);
    expect(
      output
        .trim()
        .split('\n')
        .map(Number)
        .every((count) => count >= 2),
    ).toBe(true);
    for (const inner of ['', '/signing/verify', '/dist/src/signing/index.js', '/signing/index.js', '/kernel'])
      expect(runInside(`await import('giaplai${inner}')`).output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it('is loaded by programs in CommonJS', () => {
    writeFileSync(join(project.folder, 'run.cjs'), "console.log(typeof require('giaplai/signing').verify);");
    expect(runProgram(process.execPath, [join(project.folder, 'run.cjs')])).toEqual({
      status: 0,
      output: 'function\n',
    });
  });

  it('gives no more names than its entries list', () => {
    const program = `console.log(Object.keys(await import('giaplai/signing')).sort().join(' '));`;
    const names = runInside(program).output.trim().split(' ');
    expect(names).toEqual(expect.arrayContaining(['embed', 'extend', 'prepare', 'verify']));
    const source = readFileSync(join(__dirname, '../../src/library/signing.ts'), 'utf8');
    for (const name of names) expect(source).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('brings a command that runs', () => {
    writeFileSync(join(project.folder, 'bare.pdf'), barePdf());
    const home = join(project.folder, 'home');
    const run = (...args: readonly string[]) =>
      runProgram(process.execPath, [join(project.installed, 'bin/giaplai.js'), '--home', home, ...args]);
    const { status, output } = run('verify', '--offline', '--json', join(project.folder, 'bare.pdf'));
    expect(status).toBe(1);
    expect((JSON.parse(output) as { verdict: string }[])[0]?.verdict).toBe('unsigned');
    expect(run('status').output).not.toMatch(/ERR_MODULE_NOT_FOUND/);
  });

  it.each([
    ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
    ['a bundler', { module: 'esnext', moduleResolution: 'bundler' }],
    [
      'nodenext, most strictly',
      { module: 'nodenext', exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ],
  ])('is understood by TypeScript for %s, declarations included', (_, options) => {
    mkdirSync(join(project.folder, 'work'), { recursive: true });
    writeFileSync(join(project.folder, 'work/use.ts'), use);
    expect(project.compile({ ...options, noEmit: true, skipLibCheck: false })).toBe('');
    writeFileSync(join(project.folder, 'work/misuse.ts'), misuse);
    const complaints = project.compile({ ...options, noEmit: true });
    writeFileSync(join(project.folder, 'work/misuse.ts'), '');
    expect([...new Set(complaints.match(/misuse\.ts\(\d+/g))]).toEqual(
      [3, 4, 5].map((line) => `misuse.ts(${line}`),
    );
  });
});

describe('before packing', () => {
  it('what was compiled from sources that are gone is dropped, and nothing else', () => {
    const folder = join(project.folder, 'leftovers');
    const files = [
      'dist/src/a/gone.js',
      'dist/src/a/gone.js.map',
      'dist/src/a/kept.js',
      'dist/certs-dev/pki.json',
    ];
    for (const name of [...files, 'src/a/kept.ts', 'certs-dev/pki.json']) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), '');
    }
    const script = JSON.stringify(join(__dirname, '../../scripts/prepack.mjs'));
    runInside(`import { dropLeftovers } from ${script}; dropLeftovers(${JSON.stringify(folder)});`);
    expect(files.filter((name) => existsSync(join(folder, name)))).toEqual(files.slice(2));
  });
});

const runInside = (program: string) => {
  writeFileSync(join(project.folder, 'run.mjs'), program);
  return runProgram(process.execPath, [join(project.folder, 'run.mjs')]);
};

const use = `
import { embed, instant, prepare, verify, type PreparedSignature, type SigningDevice } from 'giaplai/signing';
import { openPkcs12, type Pkcs12Device } from 'giaplai/signing/devices';
import { timestamper, type TimestamperOptions } from 'giaplai/signing/authorities';
import { ownFonts, personalAppearance } from 'giaplai/signing/appearances';

export async function sign(pdf: Uint8Array, file: Uint8Array, options: TimestamperOptions): Promise<Buffer> {
  const device: Pkcs12Device = openPkcs12(file, '');
  const anyDevice: SigningDevice = device;
  const at = instant(0);
  const appearances = personalAppearance({ slots: [], fonts: ownFonts('x'), name: 'x', at });
  const prepared: PreparedSignature = prepare(pdf, { fields: ['A'], appearances, signer: anyDevice, at });
  const [value = new Uint8Array()] = await anyDevice.sign([prepared.toBeSigned]);
  const token = await timestamper(options).stamp({ algorithm: 'sha256', digest: value });
  const tail = embed(prepared, value, { timestamp: token });
  return verify(tail, { anchors: [], at }).verdict === 'valid' ? tail : Buffer.alloc(0);
}
`;

const misuse = `import { embed, prepare, verify } from 'giaplai/signing';
// Each of these must be noticed, or the declarations say nothing.
export const a = prepare(new Uint8Array(), { fields: 'A' });
export const b: number = verify(new Uint8Array(), { anchors: [], at: 5 });
export const c = embed({}, 'signature');
`;
