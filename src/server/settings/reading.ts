// Reads one setting by the table: what it is when set, what is usual when not; a wrong one is named.
import { configFault } from '../faults.ts';
import { settings, type SettingName } from './table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

type Table = typeof settings;
type Named<Kind extends string> = {
  [Name in SettingName]: Table[Name]['kind'] extends Kind ? Name : never;
}[SettingName];
type Usual<Name extends SettingName> = Table[Name] extends { readonly usual: unknown } ? never : undefined;

export const invalid = (setting: string, reason: string) =>
  configFault('config.invalid', { setting, reason });

/** @throws Fault `config.invalid` when it is no whole number within its limits */
export function whole<Name extends Named<'whole'>>(
  environment: Environment,
  name: Name,
): number | Usual<Name> {
  const { least, most, ...rest } = settings[name];
  const text = environment[name];
  if (text === undefined) return ('usual' in rest ? rest.usual : undefined) as number | Usual<Name>;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw invalid(name, `${least} … ${most}`);
  return value;
}

/** @throws Fault `config.invalid` when it is another word */
export function word<Name extends Named<'word'>>(
  environment: Environment,
  name: Name,
): Table[Name]['allowed'][number] {
  const { allowed, usual } = settings[name];
  const text = environment[name] ?? usual;
  const found = (allowed as readonly Table[Name]['allowed'][number][]).find((one) => one === text);
  if (found === undefined) throw invalid(name, allowed.join(', '));
  return found;
}

/** @throws Fault `config.invalid` when it is neither `yes` nor `no` */
export function yes(environment: Environment, name: Named<'yes'>): boolean {
  const setting = settings[name];
  const text = environment[name];
  if (text === undefined) return 'usual' in setting ? setting.usual : environment.NODE_ENV === 'production';
  if (text !== 'yes' && text !== 'no') throw invalid(name, 'yes, no');
  return text === 'yes';
}

/** @throws Fault `config.invalid` when it is no `http(s)://…` */
export function address(environment: Environment, name: Named<'address'>): string | undefined {
  const text = environment[name];
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw invalid(name, 'http:// … or https:// …');
  return text;
}
