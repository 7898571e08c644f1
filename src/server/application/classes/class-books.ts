// Reads the class book a class was last imported from.
import type { ClassBook } from '../../../assessment/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function readBook(house: House, { bookHash }: SchoolClass): Promise<ClassBook> {
  const bytes = await house.blobs.get(bookHash);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as ClassBook;
}
