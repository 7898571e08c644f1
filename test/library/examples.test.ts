// Every program in docs/library and every example in a docstring is compiled against the packed package and run.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { consumer, type Consumer } from '../support/consumer.ts';
import { hasProgram, type Outcome } from '../support/programs.ts';
import { closePkcs11 } from '../../src/signing/devices/index.ts';
import { softHsm, type SoftHsm } from '../support/softhsm.ts';
import { startWorld, type World } from '../support/world.ts';
import {
  docstringExamples,
  isAsPromised,
  programsOf,
  promisesIn,
  scriptsOf,
  wordsPromisedIn,
} from './examples.ts';

const root = join(__dirname, '../..');
const pages = readdirSync(join(root, 'docs/library')).filter((name) => name.endsWith('.md'));
const programs = pages.flatMap((page) =>
  programsOf(readFileSync(join(root, 'docs/library', page), 'utf8')).map((source, index) => ({
    page: page.replace(/\.md$/, ''),
    file: `${page.replace(/\.md$/, '')}-${index + 1}`,
    source,
  })),
);
const scripts = pages.flatMap((page) =>
  scriptsOf(readFileSync(join(root, 'docs/library', page), 'utf8')).map(
    (script, index) => [`${page.replace(/\.md$/, '')}-${index + 1}`, script] as const,
  ),
);
const examples = docstringExamples(...['signing', 'documents'].map((name) => join(root, 'src', name)));
const tokens = hasProgram('softhsm2-util');
const needsToken = (source: string) => source.includes('Pkcs11(');

let project: Consumer;
let world: World;
let hsm: SoftHsm | undefined;
const keys = mkdtempSync(join(tmpdir(), 'giaplai-world-'));

beforeAll(async () => {
  hsm = tokens ? softHsm() : undefined;
  world = await startWorld(keys, hsm);
  project = consumer('@signpdf/signpdf', '@signpdf/placeholder-plain', '@signpdf/signer-p12');
  writeFileSync(join(project.folder, 'places.js'), redirecting);
  for (const { page, file, source } of programs) {
    world.furnish(folderOf(page));
    writeFileSync(join(folderOf(page), `${file}.ts`), source);
  }
  world.furnish(folderOf('docstrings'));
  writeFileSync(join(folderOf('docstrings'), 'all.ts'), everyExample());
}, 180_000);

afterAll(async () => {
  if (hsm !== undefined) {
    await closePkcs11(hsm.library);
    hsm.dispose();
  }
  await world.stop();
  project.dispose();
  rmSync(keys, { recursive: true, force: true });
});

const folderOf = (page: string): string => {
  const folder = join(project.folder, 'work', page);
  mkdirSync(folder, { recursive: true });
  return folder;
};

describe('what the documentation shows', () => {
  it('is there, with something promised in each program', () => {
    expect(pages.length).toBeGreaterThan(8);
    expect(examples.length).toBeGreaterThan(20);
    for (const { source } of [...programs, ...examples])
      expect([source, promisesIn(source).length]).toEqual([source, expect.any(Number)]);
    expect(programs.filter(({ source }) => promisesIn(source).length === 0)).toEqual([]);
    expect(examples.filter(({ source }) => promisesIn(source).length === 0)).toEqual([]);
  });

  it('marks every TypeScript program as run', () => {
    for (const page of pages)
      expect(readFileSync(join(root, 'docs/library', page), 'utf8')).not.toMatch(/^```ts(?! run)/m);
  });

  it('compiles against the declarations of the package', () => {
    expect(project.compile({ module: 'nodenext', skipLibCheck: true })).toBe('');
  }, 120_000);

  it.each(programs.map(({ page, file, source }) => [file, page, source]))(
    '%s prints what it says',
    async (file, page, source) => {
      if (needsToken(source) && !tokens) return;
      const { status, output } = await run(folderOf(page), file);
      expectPromised(output, source);
      expect(status).toBe(0);
    },
    60_000,
  );

  it.each(scripts)('%s prints what it says on the command line', async (name, script) => {
    const folder = folderOf('shell');
    world.furnish(folder);
    writeFileSync(join(folder, 'pin.txt'), `${world.environment.PIN}\n`);
    const command = join(project.installed, 'bin/giaplai.js');
    const { status, output } = await runProgramIn(folder, 'sh', [
      '-ec',
      `giaplai() { node "${command}" "$@"; }\n${script}`,
    ]);
    let at = 0;
    for (const words of wordsPromisedIn(script)) {
      expect([name, output.slice(at)]).toEqual([name, expect.stringContaining(words)]);
      at = output.indexOf(words, at) + words.length;
    }
    expect(wordsPromisedIn(script).length).toBeGreaterThan(0);
    expect(status).toBe(0);
  });

  it('in docstrings prints what it says', async () => {
    const { output } = await run(folderOf('docstrings'), 'all');
    const printed = output.split(/^=== (\w+)\n/m).slice(1);
    const byName = new Map(examples.map(({ name }) => [name, printed[printed.indexOf(name) + 1] ?? '']));
    for (const { name, source } of examples.filter((each) => tokens || !needsToken(each.source))) {
      expect(printed).toContain(name);
      expectPromised(byName.get(name) ?? '', source, name);
    }
  }, 60_000);
});

describe('the promises', () => {
  it('are kept to the letter, but for what differs from run to run', () => {
    expect(isAsPromised('valid', 'valid')).toBe(true);
    expect(isAsPromised('valid now', 'valid')).toBe(false);
    expect(isAsPromised('2031-05-01', '20…')).toBe(true);
    expect(isAsPromised('level 01', '…01')).toBe(true);
    expect(isAsPromised('level 02', '…01')).toBe(false);
    expect(promisesIn('a(); // → b\n// → c')).toEqual(['b', 'c']);
  });
});

function expectPromised(output: string, source: string, name = ''): void {
  const lines = output.trimEnd().split('\n');
  const promised = promisesIn(source);
  const kept =
    promised.length === lines.length && promised.every((each, i) => isAsPromised(lines[i]!.trim(), each));
  expect([name, kept ? promised : lines]).toEqual([name, promised]);
}

/** Not `spawnSync`: the services it talks to live in this process. */
function run(folder: string, file: string): Promise<Outcome> {
  const preload = pathToFileURL(join(project.folder, 'places.js')).href;
  return runProgramIn(folder, process.execPath, ['--import', preload, `${file}.js`]);
}

function runProgramIn(folder: string, program: string, args: readonly string[]): Promise<Outcome> {
  const own = { NO_COLOR: '1', NODE_OPTIONS: '', GIAPLAI_PIN: world.environment.PIN, GIAPLAI_HOME: folder };
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...world.environment, ...own } });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => (output += part.toString('utf8')));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}

/** The addresses in the documentation lead to the services of this test, and nowhere else. */
const redirecting = `
const places = Object.entries(JSON.parse(process.env.PLACES));
const real = globalThis.fetch;
globalThis.fetch = (url, options) => {
  const asked = String(url);
  const [from, to] = places.find(([from]) => asked.startsWith(from)) ?? ['', ''];
  const at = to + asked.slice(from.length);
  if (!at.startsWith('http://127.0.0.1:')) throw new TypeError('outside of this computer: ' + asked);
  return real(at, options);
};
`;

/** What the examples take for granted, and each of them in a scope of its own. */
function everyExample(): string {
  const names = ['signing', 'devices', 'authorities', 'appearances'].map((entry) => {
    const source = readFileSync(join(root, 'src/library', `${entry}.ts`), 'utf8');
    const listed = [...source.matchAll(/^export (?!type)\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
      list.split(','),
    );
    const imported = listed.map((name) => name.trim()).filter((name) => name !== '');
    const from = entry === 'signing' ? 'giaplai/signing' : `giaplai/signing/${entry}`;
    return `import { ${imported.join(', ')} } from '${from}';`;
  });
  const blocks = examples
    .filter(({ source }) => tokens || !needsToken(source))
    .map(({ name, source }) => `console.log('=== ${name}');\nawait (async () => {\n${source}})();`);
  return [...names, prelude, ...blocks].join('\n');
}

const prelude = `
import { sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';

const [pdf, dossier, signed, archived] = ['form', 'lesson', 'signed', 'archived'].map((name) => readFileSync(name + '.pdf')) as [Buffer, Buffer, Buffer, Buffer];
const pin = process.env.PIN!;
const softToken = process.env.PKCS11_LIBRARY ?? '';
const none = { byField: {}, shared: {} };
const now = instant(Date.now());
const anchors = [parseCertificate(readFileSync('anchors/root-1.crt'))];
const signer = openPkcs12(readFileSync('teacher.p12'), pin);
const prepared = prepare(pdf, { fields: ['Teacher'], appearances: none, signer, at: now });
const client = cscClient({
  service: 'https://rssp.example.vn/csc/v2/',
  access: clientCredentials({
    server: 'https://rssp.example.vn/csc/v2/',
    clientId: process.env.CLIENT_ID!,
    clientSecret: () => Promise.resolve(Buffer.from(process.env.CLIENT_SECRET!)),
  }),
});
const phone = await openCsc({
  client,
  credentialId: 'gv-001',
  authenticate: (objects) => Promise.resolve(objects.map(({ id }) => ({ id }))),
});
const confirmOnThePhone = () => undefined;
const agentSigns = (question: string): string => {
  const { items } = JSON.parse(question) as ExternalQuestion;
  return sign('sha256', Buffer.from(items[0]!.bytes, 'base64'), signer.key).toString('base64');
};
`;
