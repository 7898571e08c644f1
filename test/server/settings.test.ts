// The table of settings: what the server reads, what the page prints and what a program may check is the same.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { settingsMarkdown } from '../../src/cli/operations/settings-command.ts';
import { configFrom } from '../../src/server/config.ts';
import { settings, settingsSchema, settingsTold, unknownSettings } from '../../src/server/settings/index.ts';

const root = join(__dirname, '../..');
const names = Object.keys(settings);
const deploy = join(root, 'deploy');

describe('the table of settings', () => {
  it('is what the operations page prints', () => {
    const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
    expect(page).toContain(settingsMarkdown(settingsTold('en'), 'en').join('\n'));
  });

  it('says everything in both languages', () => {
    for (const { name, meaning, usual } of [...settingsTold('vi'), ...settingsTold('en')])
      expect([name, meaning.length > 3, usual.length > 0]).toEqual([name, true, true]);
    const words = (language: 'vi' | 'en') => settingsTold(language).map(({ meaning }) => meaning);
    expect(words('vi').filter((text, i) => text === words('en')[i])).toEqual([]);
  });

  it('holds every variable that the sources read', () => {
    const sources = readdirSync(join(root, 'src/server'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, 'src/server', name), 'utf8'))
      .join('\n');
    const read = new Set(sources.match(/\bGIAPLAI_[A-Z0-9][A-Z0-9_]*[A-Z0-9]\b/g));
    const commandLine = ['GIAPLAI_PIN', 'GIAPLAI_CSC_CLIENT', 'GIAPLAI_CSC_SECRET'];
    expect([...read].filter((name) => !names.includes(name) && !commandLine.includes(name))).toEqual([]);
  });

  it('is a schema that refuses what the server refuses', () => {
    const valid = new Ajv2020({ coerceTypes: true, strict: false }).compile(settingsSchema());
    for (const [name, value] of [
      ['PORT', '70000'],
      ['PORT', 'x'],
      ['GIAPLAI_LOG', 'loud'],
      ['GIAPLAI_TLS', 'true'],
      ['GIAPLAI_TSA', 'file:///etc/passwd'],
      ['GIAPLAI_LANES', '0'],
    ] as const) {
      expect([name, valid({ [name]: value })]).toEqual([name, false]);
      expect(() => configFrom({ [name]: value })).toThrow();
    }
    const good = {
      PORT: '80',
      GIAPLAI_LOG: 'warn',
      GIAPLAI_TLS: 'yes',
      GIAPLAI_TSA: 'http://tsa/',
      OTHER: '',
    };
    expect(valid({ ...good })).toBe(true);
    expect(configFrom(good)).toMatchObject({ port: 80, logLevel: 'warn', secure: true });
  });

  it('names a slip of the pen, with what was probably meant', () => {
    expect(unknownSettings({ GIAPLAI_LANE: '2', GIAPLAI_PIN: '1', GIAPLAI_HOME: '/x', PATH: '' })).toEqual([
      { name: 'GIAPLAI_LANE', near: 'GIAPLAI_LANES' },
    ]);
    expect(unknownSettings({ GIAPLAI_SOMETHING_ELSE: '' })[0]?.near).toBeUndefined();
  });

  it('is what the examples for deployment use', () => {
    const examples = readdirSync(deploy, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ya?ml|service|example)$/.test(name))
      .map((name) => readFileSync(join(deploy, name), 'utf8'))
      .join('\n');
    const used = new Set(examples.match(/\bGIAPLAI_[A-Z0-9][A-Z0-9_]*[A-Z0-9]\b/g));
    expect(used.size).toBeGreaterThan(5);
    expect([...used].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('is shown without secrets', () => {
    const command = [join(root, 'bin/giaplai.js'), 'settings', '--lang', 'en'];
    const env = { PATH: process.env.PATH, GIAPLAI_SERVICE_PIN: 'hush-hush', GIAPLAI_LOG: 'warn' };
    const shown = execFileSync(process.execPath, command, { encoding: 'utf8', env });
    expect(shown).not.toContain('hush-hush');
    expect(shown).toMatch(/GIAPLAI_SERVICE_PIN\s+•••/);
    expect(shown).toMatch(/GIAPLAI_LOG\s+warn/);
  });
});
