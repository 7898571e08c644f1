// The table of pages as tests walk it, and which address of the API shows the thing that a page is about.
import path from 'node:path';
import { screensOf } from '../../src/server/web/screens/index.ts';
import type { Screen } from '../../src/server/web/screen.ts';

export const allScreens: readonly Screen[] = screensOf({
  problems: path.join(__dirname, '../../docs/problems'),
  start: () => Promise.resolve({ software: 'Giáp Lai', school: undefined, demo: null }),
  secure: false,
});

/** Pages that only take forms, and signing out, which ends the walk of whoever does it. */
export const looksLikePage = ({ name }: Screen): boolean => name !== 'preferences' && name !== 'sign-out';

/** By parameter of an address: whoever is refused there must not see a page about it either. */
export const shownBy: Readonly<Record<string, string>> = {
  classId: '/api/classes/{classId}',
  recordId: '/api/records/{recordId}',
  correctionId: '/api/corrections/{correctionId}',
  ceremonyId: '/api/ceremonies/{ceremonyId}',
  dossierId: '/api/dossiers/{dossierId}',
  editLogId: '/api/edit-logs/{editLogId}',
  runId: '/api/runs/{runId}',
  bookId: '/api/books/{bookId}',
  version: '/api/policies/{version}',
  child: '/api/children/{child}/results',
};

export const parametersOf = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

export const addressOf = (path: string, values: Readonly<Record<string, unknown>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no {${name}} is known for ${path}`);
    return encodeURIComponent(typeof value === 'number' ? value : (value as string));
  });
