// The commands of whoever looks after the installation, as built, on a real class.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../support/house.ts';
import { giaplai } from '../support/programs.ts';

const folder = temporaryFolder();
const at = (name: string) => path.join(folder, name);
const home = at('home');

beforeAll(() => {
  expect(giaplai(home, 'import', 'samples/8A1.xlsx').status).toBe(0);
  expect(giaplai(home, 'submit', '8A1').status).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('giaplai backup and restore', () => {
  it('carry a school into a new folder, where everything is valid and goes on', () => {
    const made = giaplai(home, 'backup', at('backup'));
    expect(made.output).toMatch(/journal up to entry \d+: [0-9a-f]{64}/);
    expect(made.status).toBe(0);
    const again = giaplai(home, 'backup', at('backup'));
    expect([again.status, again.output]).toEqual([2, expect.stringContaining('backup.exists')]);
    const back = giaplai(at('new'), 'restore', at('backup'));
    expect([back.status, back.output]).toEqual([0, expect.stringContaining('JOURNAL INTACT')]);
    const over = giaplai(at('new'), 'restore', at('backup'));
    expect([over.status, over.output]).toEqual([2, expect.stringContaining('backup.homeNotEmpty')]);
    expect(giaplai(at('new'), 'journal', 'verify').status).toBe(0);
    const stored = giaplai(home, 'status', '8A1').output;
    expect(giaplai(at('new'), 'status', '8A1').output).toBe(stored);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'stopped by %s leave nothing that looks complete',
    async (signal) => {
      const large = at(`large-${signal}`);
      cpSync(home, large, { recursive: true });
      mkdirSync(path.join(large, 'archive'), { recursive: true });
      for (let index = 0; index < 2500; index += 1)
        writeFileSync(path.join(large, `archive/${index}`), `${index}`);
      const parent = at(`to-${signal}`);
      mkdirSync(parent);
      const child = spawn(
        process.execPath,
        ['bin/giaplai.js', '--home', large, 'backup', path.join(parent, 'b')],
        {
          stdio: 'ignore',
        },
      );
      const ended = once(child, 'exit');
      while (readdirSync(parent).length === 0) await pause(5);
      await pause(60);
      child.kill(signal);
      const [status] = (await ended) as [number | null];
      expect(existsSync(path.join(parent, 'b'))).toBe(false);
      if (signal !== 'SIGKILL') expect([status, readdirSync(parent)]).toEqual([2, []]);
      for (const left of readdirSync(parent)) {
        expect(left).toMatch(/^\.incoming-/);
        const attempt = giaplai(at('never'), 'restore', path.join(parent, left));
        expect(attempt.output).toContain('backup.notABackup');
      }
      // And nothing stands in the way of the next attempt.
      expect(giaplai(large, 'backup', path.join(parent, 'b')).status).toBe(0);
    },
  );
});

describe('giaplai notices', () => {
  it('takes addresses, and says who has none', () => {
    const bad = giaplai(home, 'notices', 'address', 'Dương Bảo Việt', 'viet');
    expect([bad.status, bad.output]).toEqual([2, expect.stringContaining('notice.badAddress')]);
    expect(giaplai(home, 'notices', 'address', 'Dương Bảo Việt', 'viet@truong.example').status).toBe(0);
    const sent = giaplai(home, 'notices', 'send');
    expect(sent.status).toBe(0);
    expect(sent.output).toMatch(/no usable address: \d+/);
    expect(sent.output).not.toContain('- Dương Bảo Việt');
    const list = giaplai(home, 'notices', 'list').output;
    expect(list).toContain('viet@truong.example');
    expect(giaplai(home, 'notices', 'address', 'Dương Bảo Việt', '--remove').status).toBe(0);
    expect(giaplai(home, 'notices', 'send').output).toContain('- Dương Bảo Việt');
  });
});

describe('giaplai webhooks', () => {
  it('subscribe, show their deliveries and end', () => {
    const added = giaplai(home, 'webhooks', 'add', 'https://127.0.0.1/hook', '--events', 'record.submitted');
    const [, id] = /✔ ([0-9a-f-]{36})/.exec(added.output) ?? [];
    expect(added.output).toMatch(/secret: [\w-]{43}/);
    expect(giaplai(home, 'webhooks', 'list').output).not.toMatch(/[\w-]{43}/);
    expect(giaplai(home, 'webhooks', 'send').status).toBe(0);
    expect(giaplai(home, 'webhooks', 'remove', id ?? '').status).toBe(0);
    expect(giaplai(home, 'webhooks', 'list').output).toContain('ended');
    expect(giaplai(home, 'webhooks', 'remove', 'nobody').output).toContain('webhook.unknown');
  });
});
