// Shows what can be set, what is set here, and names that nothing reads; secrets are never shown.
import {
  settingsSchema,
  settingsTold,
  unknownSettings,
  type SettingTold,
} from '../../server/settings/index.ts';
import { bold, dim, print, red, table, width, yellow } from '../screen.ts';

export interface SettingsCommand {
  readonly format: 'table' | 'markdown' | 'schema';
  readonly lang: 'vi' | 'en';
}

/** @returns 1 when a variable of ours is set that nothing reads: most likely a slip of the pen */
export function showSettings({ format, lang }: SettingsCommand, environment = process.env): Promise<number> {
  const told = settingsTold(lang);
  if (format === 'schema') print(JSON.stringify(settingsSchema(), null, 2));
  else if (format === 'markdown') for (const line of settingsMarkdown(told, lang)) print(line);
  else for (const line of asTable(told, environment)) print(line);
  const unknown = unknownSettings(environment);
  for (const { name, near } of unknown)
    process.stderr.write(
      `${red('✘')} ${name}: không ai đọc thiết lập này / nothing reads this setting` +
        `${near === undefined ? '' : ` (${near}?)`}\n`,
    );
  return Promise.resolve(unknown.length > 0 ? 1 : 0);
}

/** The table of docs/operations.md, as Prettier leaves it alone. */
export function settingsMarkdown(told: readonly SettingTold[], lang: 'vi' | 'en'): string[] {
  const heads = { vi: ['thiết lập', 'ý nghĩa', 'mặc định'], en: ['setting', 'meaning', 'default'] }[lang];
  const rows = told.map(({ name, meaning, usual }) => [`\`${name}\``, meaning, usual]);
  const widths = [0, 1, 2].map((i) => Math.max(...[heads, ...rows].map((row) => width(row[i] ?? ''))));
  const line = (row: readonly string[], filler = ' ') =>
    `| ${row.map((cell, i) => cell + filler.repeat((widths[i] ?? 0) - width(cell))).join(' | ')} |`;
  return [line(heads), line(['', '', ''], '-'), ...rows.map((row) => line(row))];
}

function asTable(told: readonly SettingTold[], environment: NodeJS.ProcessEnv): string[] {
  return told.flatMap(({ name, meaning, usual, secret }) => {
    const value = environment[name];
    const shown = value === undefined ? dim(plain(usual)) : secret ? yellow('•••') : yellow(value);
    return [...table([[bold(name), shown]]), `  ${plain(meaning)}`];
  });
}

const plain = (text: string) => text.replaceAll('`', '');
