// The catalogues of words as they are, for tests that hold them against each other.
import { createRequire } from 'node:module';

type Spoken = (...parts: readonly unknown[]) => string;

export interface Leaf {
  readonly path: readonly string[];
  readonly value: string | Spoken;
}

export interface FoundCatalogue {
  readonly file: string;
  /** As it is exported. */
  readonly name: string;
  readonly vi: object;
  readonly en: object;
}

/** Files are found by looking into folders, and taken as they are needed. */
const load = createRequire(__filename);

/** @param files modules that export catalogues, perhaps among other things */
export const catalogues = (files: readonly string[]): readonly FoundCatalogue[] =>
  files.flatMap((file) =>
    Object.entries(load(file) as Record<string, unknown>).flatMap(([name, value]) =>
      isCatalogue(value) ? [{ file, name, vi: value.vi, en: value.en }] : [],
    ),
  );

const isCatalogue = (value: unknown): value is { readonly vi: object; readonly en: object } =>
  typeof value === 'object' &&
  value !== null &&
  'vi' in value &&
  'en' in value &&
  typeof value.vi === 'object';

export const leavesOf = (words: object, above: readonly string[] = []): readonly Leaf[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = [...above, key];
    if (typeof value === 'string' || typeof value === 'function')
      return [{ path, value: value as Leaf['value'] }];
    return leavesOf(value as object, path);
  });

/** With a number as every parameter. */
export const textOf = ({ value }: Leaf, parameter = 3): string =>
  typeof value === 'string' ? value : value(...Array.from({ length: 9 }, () => parameter));
