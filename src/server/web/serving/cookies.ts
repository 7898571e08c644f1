// The small cookies of the pages: language, theme, and what the step before wants said once.
import type { Theme } from '../visit.ts';
import type { Language } from '../words.ts';

export interface Kept {
  readonly language: Language;
  readonly theme: Theme;
  readonly told: string | null;
}

export function keptIn(header: string | undefined): Kept {
  const pairs = new Map((header ?? '').split(';').map((pair) => split(pair)));
  const theme = pairs.get('giaplai-theme');
  return {
    language: pairs.get('giaplai-language') === 'en' ? 'en' : 'vi',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    told: toldIn(pairs.get('giaplai-told')),
  };
}

export const languageCookie = (language: Language, secure: boolean) => lasting('language', language, secure);
export const themeCookie = (theme: Theme, secure: boolean) => lasting('theme', theme, secure);

/** Read by the next page alone. */
export const toldCookie = (told: string): string =>
  `giaplai-told=${Buffer.from(told.slice(0, 500)).toString('base64url')}; Path=/; HttpOnly; SameSite=Strict; Max-Age=60`;

export const nothingTold = 'giaplai-told=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0';

const lasting = (name: string, value: string, secure: boolean): string =>
  `giaplai-${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_S}${secure ? '; Secure' : ''}`;

const YEAR_S = 365 * 24 * 3600;

function split(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

const toldIn = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : Buffer.from(value, 'base64url').toString('utf8').slice(0, 500);
