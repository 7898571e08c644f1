// A file of a package that programs read, laid out so that people can, too.
import type { PackageFile } from '../ports/archive-shelf.ts';

export const jsonFile = (path: string, value: unknown): PackageFile => ({
  path,
  bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});
