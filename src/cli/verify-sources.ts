// What is to be verified: files somebody names, or every document the installation holds.
import { readFile } from 'node:fs/promises';
import { Fault } from '../kernel/index.ts';
import { fileName, type House, readDocument, type UnreadFile } from '../server/application/index.ts';
import { cliFault } from './faults.ts';

export interface Source {
  readonly name: string;
  readonly read: () => Promise<Uint8Array | UnreadFile>;
}

/** A file that cannot be read is told, and the others are judged all the same. */
export const sourceOfFile = (file: string): Source => ({
  name: file,
  read: () =>
    readFile(file).catch((error: unknown) =>
      unread(file, cliFault('cli.cannotRead', { file }, { cause: error })),
    ),
});

/** Class by class in the order of the lists; records without a document are left out. */
export async function storedSources(house: House): Promise<readonly Source[]> {
  const records = await house.store.read(async (view) => {
    const found = [];
    for (const { id, name, schoolYear } of await view.classes()) {
      const all = await view.recordsOf(id);
      const drafted = new Set(
        (await view.documents(all.map((one) => one.id))).map(({ recordId }) => recordId),
      );
      for (const one of all)
        if (drafted.has(one.id))
          found.push({ id: one.id, name: `${schoolYear}/${name}/${fileName(one.title)}` });
    }
    return found;
  });
  return records.map(({ id, name }) => ({
    name,
    read: () =>
      readDocument(house, id).then(
        ({ bytes }) => bytes,
        (error: unknown) => unread(name, error),
      ),
  }));
}

/** @throws whatever is no fault */
function unread(file: string, error: unknown): UnreadFile {
  if (!(error instanceof Fault)) throw error;
  return { file, unread: { code: error.code, ...error.title } };
}
