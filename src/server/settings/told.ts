// The settings as others need them: a table for people, a JSON Schema for programs, names nobody knows.
import { commandLineSettings, settings, type Setting } from './table.ts';

const table: readonly (readonly [string, Setting])[] = Object.entries(settings);

/** A line of the documentation: name, meaning, default, in Markdown. */
export interface SettingTold {
  readonly name: string;
  readonly meaning: string;
  readonly usual: string;
  readonly secret: boolean;
}

export const settingsTold = (language: 'vi' | 'en'): readonly SettingTold[] =>
  table.map(([name, setting]) => ({
    name,
    meaning: [setting[language], ...bounds(setting), ...needed(setting, language)].join('; '),
    usual: usualOf(setting, language),
    secret: setting.secret === true,
  }));

/** JSON Schema (2020-12) of the environment; numbers as integers, all else as texts. Other members may stand beside. */
export const settingsSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Giáp Lai: settings',
  type: 'object',
  properties: Object.fromEntries(
    table.map(([name, setting]) => [
      name,
      {
        ...typed(setting),
        description: setting.en,
        ...('usual' in setting && { default: defaultOf(setting.usual) }),
        ...(setting.secret && { writeOnly: true }),
      },
    ]),
  ),
});

/** Variables with the house's prefix that nothing reads, each with the nearest name that is read. */
export function unknownSettings(
  environment: Readonly<Record<string, string | undefined>>,
): readonly { readonly name: string; readonly near: string | undefined }[] {
  const known = [...table.map(([name]) => name), ...commandLineSettings];
  return Object.keys(environment)
    .filter((name) => name.startsWith('GIAPLAI_') && !known.includes(name))
    .map((name) => {
      const [nearest] = known
        .map((other) => ({ other, far: distance(name, other) }))
        .sort((a, b) => a.far - b.far);
      return { name, near: nearest && nearest.far <= 4 ? nearest.other : undefined };
    });
}

const bounds = (setting: Setting): string[] => {
  if (setting.kind === 'whole') return [`${setting.least} … ${setting.most}`];
  if (setting.kind === 'word') return [setting.allowed.map((word) => `\`${word}\``).join(', ')];
  return [];
};

const needed = (setting: Setting, language: 'vi' | 'en'): string[] =>
  setting.needed ? [{ vi: 'bắt buộc khi chạy thật', en: 'needed in production' }[language]] : [];

function usualOf(setting: Setting, language: 'vi' | 'en'): string {
  if (setting.otherwise) return setting.otherwise[language];
  if ('usual' in setting) return `\`${String(defaultOf(setting.usual))}\``;
  if (setting.kind === 'yes')
    return { vi: '`yes` khi chạy thật, nếu không thì `no`', en: '`yes` in production, else `no`' }[language];
  return { vi: 'không có', en: 'none' }[language];
}

const defaultOf = (usual: string | number | boolean | undefined) =>
  typeof usual === 'boolean' ? (usual ? 'yes' : 'no') : usual;

function typed(setting: Setting): object {
  if (setting.kind === 'whole') return { type: 'integer', minimum: setting.least, maximum: setting.most };
  if (setting.kind === 'word') return { type: 'string', enum: setting.allowed };
  if (setting.kind === 'yes') return { type: 'string', enum: ['yes', 'no'] };
  if (setting.kind === 'address') return { type: 'string', pattern: '^https?:' };
  return { type: 'string', examples: [setting.like] };
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
