// What is printed in the feet of documents, with the address where this installation answers for its codes.
import type { Imprint } from '../../documents/index.ts';
import type { House } from './ports/house.ts';

/** Given to the drafting of every document, whose file then keeps the address it was printed with. */
export const imprintOf = (
  { verifyAt }: Pick<House, 'verifyAt'>,
  imprint: Omit<Imprint, 'verifyAt'>,
): Imprint => (verifyAt === undefined ? imprint : { ...imprint, verifyAt });
