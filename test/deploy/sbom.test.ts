// The bill of materials: every package that production installs, by name, version, digest and licence.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string };
    readonly expression?: string;
  }[];
}

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly extraneous?: boolean;
  readonly integrity?: string;
}

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'giaplai-sbom-'));
const written = (name: string) => {
  execFileSync(process.execPath, [join(root, 'scripts/sbom.mjs'), join(folder, name)], {
    env: { ...process.env },
  });
  return readFileSync(join(folder, name), 'utf8');
};

afterAll(() => rmSync(folder, { recursive: true }));

describe('the bill of materials', () => {
  const text = written('first.json');
  const { components, dependencies } = JSON.parse(text) as {
    readonly components: readonly Component[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  };

  it('holds what the lock file pins for production, and nothing else', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, Locked>>;
    };
    const pinned = Object.entries(packages)
      .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
      .map(
        ([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1) ?? ''}@${version ?? ''}`,
      );
    const told = new Set(components.map(({ name, version }) => `${name}@${version}`));
    expect(pinned.length).toBeGreaterThan(150);
    expect([...new Set(pinned)].filter((one) => !told.has(one))).toEqual([]);
    expect([...told].filter((one) => !pinned.includes(one))).toEqual([]);
  });

  it('says which package brings which: each is reached from the program', () => {
    const brings = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const reached = new Set<string>();
    const walk = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      (brings.get(ref) ?? []).forEach(walk);
    };
    dependencies.slice(0, 1).forEach(({ ref }) => walk(ref));
    const lost = components.filter(({ name, version }) => !reached.has(`${name}@${version}`));
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it('pins each by its SHA-512', () => {
    const bare = components.filter(({ hashes }) => !hashes?.some(({ alg }) => alg === 'SHA-512'));
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('holds licences that let a school use and pass on the whole', () => {
    const free = [
      'MIT',
      'MIT-0',
      'BlueOak-1.0.0',
      'Apache-2.0',
      'ISC',
      'BSD-2-Clause',
      'BSD-3-Clause',
      '0BSD',
      'Unlicense',
      'OFL-1.1',
      'Zlib',
    ];
    // Their packages name none; their sources say MIT.
    const known = ['buffers', 'chainsaw'];
    const other = components.filter(({ name, licenses }) => {
      const said = (licenses ?? [])
        .map(({ license, expression }) => license?.id ?? expression ?? '')
        .join(' ');
      // Of alternatives one is enough; of those that hold together all are asked.
      const fine = said.split(/\bOR\b/).some((one) => {
        const names = one.match(/[\w.-]+/g)?.filter((word) => word !== 'AND') ?? [];
        return names.length > 0 && names.every((word) => free.includes(word));
      });
      return !fine && !known.includes(name);
    });
    expect(other.map(({ name }) => name)).toEqual([]);
  });

  it('is the same for the same lock file', () => {
    expect(written('second.json')).toBe(text);
  });
});
