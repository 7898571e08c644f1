// What is shipped for servers: the image's last stage really runs, units are sound, every setting is one the program reads.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { writeKeyFile } from '../../certs-dev/key-file.ts';
import { temporaryFolder } from '../support/house.ts';
import { testPki } from '../support/pki.ts';

const root = path.join(__dirname, '../..');
const deploy = path.join(root, 'deploy');
const textOf = (name: string) => readFileSync(path.join(deploy, name), 'utf8');
const dockerfile = textOf('Dockerfile');
const [building = '', running = ''] = dockerfile.split(/^(?=FROM )/m).slice(1);

describe('the image', () => {
  it('is built from what the repository has, and nothing of it is held back', () => {
    const ignored = textOf('Dockerfile.dockerignore').split('\n');
    const copied = [...building.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
    expect(copied).toContain('src');
    for (const name of copied) {
      const found = name.includes('*')
        ? readdirSync(root).filter((one) =>
            new RegExp(`^${name.replaceAll('.', '\\.').replace('*', '.*')}$`).test(one),
          )
        : [name].filter((one) => existsSync(path.join(root, one)));
      expect([name, found.length > 0]).toEqual([name, true]);
      expect(ignored).not.toContain(name);
    }
  });

  it('compiles from what was copied: the build names no folder that is left out', () => {
    const { include } = JSON.parse(readFileSync(path.join(root, 'tsconfig.build.json'), 'utf8')) as {
      include: string[];
    };
    for (const pattern of include) expect(building).toContain(`COPY ${pattern.split('/')[0]!} `);
  });

  it('runs in production with the packages of production alone, is well, and ends in good order', async () => {
    const place = laidOut();
    const { child, url } = await started(place);
    try {
      const answer = await fetch(`${url}/health`);
      expect([answer.status, (await answer.json()) as unknown]).toEqual([200, expect.anything()]);
      expect((await fetch(`${url}/sign-in`)).status).toBe(200);
      const check = /^\s+CMD \["node", "-e", "(.+)"\]$/m.exec(running)![1]!;
      execFileSync(process.execPath, ['-e', check], { env: { PORT: new URL(url).port } });
    } finally {
      child.kill('SIGTERM');
    }
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    rmSync(place, { recursive: true });
  });

  /** As its last stage is: the same folders, and node_modules without what is for development. */
  function laidOut(): string {
    const place = temporaryFolder();
    for (const [, from = '', to = ''] of running.matchAll(
      /^COPY --from=build \/srv\/giaplai\/(\S+) (\S+)$/gm,
    ))
      if (from !== 'node_modules')
        cpSync(path.join(root, from), path.join(place, to === './' ? from : to), { recursive: true });
    for (const name of ['CHANGELOG.md', 'LICENSE']) expect(running).toContain(name);
    const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
    };
    for (const [name, { dev }] of Object.entries(packages)) {
      const inside = name.split('node_modules/');
      if (dev === true || inside.length !== 2 || !existsSync(path.join(root, name))) continue;
      mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
      symlinkSync(path.join(root, name), path.join(place, name));
    }
    return place;
  }

  async function started(place: string): Promise<{ child: ChildProcess; url: string }> {
    const pki = testPki();
    const anchors = path.join(place, 'etc/anchors');
    mkdirSync(anchors, { recursive: true });
    writeFileSync(path.join(anchors, 'root.crt'), pki.root.certificate);
    const { key, device } = pki.issue({ name: 'Khoá dịch vụ', profile: 'p256' });
    const keyFile = { key, chain: device.chain, passphrase: '271828', friendlyName: 'x', iterations: 1000 };
    writeFileSync(path.join(place, 'etc/service.p12'), writeKeyFile(keyFile));
    const told = Object.fromEntries(
      [...running.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const command = JSON.parse(/^CMD (\[.+\])$/m.exec(running)![1]!) as string[];
    const child = spawn(
      process.execPath,
      // Packages are linked into the folder: found by where the link is, not by where it leads.
      ['--preserve-symlinks', '--preserve-symlinks-main', ...command.slice(1)],
      {
        cwd: place,
        env: {
          ...told,
          PORT: '0',
          GIAPLAI_HOST: '127.0.0.1',
          GIAPLAI_HOME: path.join(place, 'home'),
          GIAPLAI_ANCHORS: anchors,
          GIAPLAI_SERVICE_KEY: path.join(place, 'etc/service.p12'),
          GIAPLAI_SERVICE_PIN: '271828',
          GIAPLAI_LOG: 'error',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => {
        reject(new Error(`ended with ${String(code)}`));
      });
      child.stdout.on('data', (bytes: Buffer) => {
        const found = /http:\S+/.exec(bytes.toString('utf8'));
        if (found) resolve(found[0]);
      });
    });
    return { child, url };
  }
});

describe('the images that are named', () => {
  it('have exact versions, so that nothing changes by itself, and Node is one that the program runs on', () => {
    const named = ['Dockerfile', 'compose.yaml', 'compose.several.yaml'].flatMap((name) =>
      [...textOf(name).matchAll(/^\s*(?:FROM|image:) (\S+)/gm)].map(([, image = '']) => image),
    );
    const others = named.filter((image) => image !== 'giaplai');
    expect(
      others.filter((image) => !/:\d+\.\d+(\.\d+)?(-[a-z-]+)?(@sha256:[0-9a-f]{64})?$/.test(image)),
    ).toEqual([]);
    const nodes = [...new Set(others.filter((image) => image.startsWith('node:')))];
    const [, minor = ''] = /^node:20\.(\d+)\.\d+-/.exec(nodes.join()) ?? [];
    expect([nodes.length, Number(minor) >= 19]).toEqual([1, true]);
  });
});

describe('the units of systemd', () => {
  const units = readdirSync(path.join(deploy, 'systemd')).map((name) => path.join(deploy, 'systemd', name));

  it('are sound, and name programs that exist', () => {
    const told = execFileSync('systemd-analyze', ['verify', '--man=no', ...units], { encoding: 'utf8' });
    expect(told).toBe('');
    for (const unit of units)
      for (const [, program = ''] of readFileSync(unit, 'utf8').matchAll(/\bnode (\S+\.js)/g))
        expect([program, existsSync(path.join(root, program))]).toEqual([program, true]);
  });

  it('give the server little that it does not need', () => {
    const told = execFileSync(
      'systemd-analyze',
      ['security', '--offline=true', '--no-pager', path.join(deploy, 'systemd/giaplai.service')],
      { encoding: 'utf8' },
    );
    expect(Number(/exposure level for \S+: ([\d.]+)/.exec(told)![1])).toBeLessThan(2);
  });
});

describe('the settings that are shipped', () => {
  const known = new Set(
    readFileSync(path.join(root, 'docs/operations.md'), 'utf8').match(/\bGIAPLAI_[A-Z_]*[A-Z]\b/g) ?? [],
  );

  it.each([
    'Dockerfile',
    'compose.yaml',
    'compose.several.yaml',
    'giaplai.env.example',
    'systemd/giaplai.service',
    'systemd/giaplai@.service',
  ])('in %s are ones that the program reads', (name) => {
    const named = new Set(textOf(name).match(/\bGIAPLAI_[A-Z_]*[A-Z]\b/g) ?? []);
    expect(named.size).toBeGreaterThan(0);
    expect([...named].filter((one) => !known.has(one))).toEqual([]);
  });
});
