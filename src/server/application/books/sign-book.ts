// The principal signs the book, then the office seals it and gives it what it needs to be verified for decades (B-LTA).
// After that nothing is ever added: a later year makes a new book.
import type { PersonId } from '../../../kernel/index.ts';
import { extend } from '../../../signing/index.ts';
import { signOfficePaper } from '../office/papers/sign-office-paper.ts';
import { conditionsUnder } from '../policies/conditions-under.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { CeremonySigner } from '../ports/signing-keys.ts';
import { archiveBook } from './archive-book.ts';
import { requestedBook } from './book-wish.ts';
import { bookFault } from './faults.ts';
import { bookStanding, dayOf, type BookStanding } from './standing.ts';

export interface BookSignature {
  readonly requestId: string;
  readonly by: PersonId;
  /** `seal`: with the school's key, by the registrar. */
  readonly as: 'signer' | 'seal';
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal;
}

/**
 * Sealing again what bears the seal and lacks its archive timestamp goes on from there.
 * @throws Fault `book.unknown`, `book.notGranted`, `book.revoked`, `access.notPermitted`, as `signOfficePaper`
 */
export async function signBook(house: House, signature: BookSignature): Promise<BookStanding> {
  const { requestId, by, as, signal } = signature;
  const at = house.clock.now();
  const wish = { by, action: as === 'seal' ? 'book.made' : 'book.decided', at } as const;
  const { request, standing } = await house.store.read(async (view) => {
    const found = await requestedBook(view, requestId, wish);
    return { request: found, standing: await bookStanding(view, found) };
  });
  const { book, revocation, segments } = standing;
  if (!book) throw bookFault('book.notGranted');
  if (revocation) throw bookFault('book.revoked', { on: dayOf(revocation.at) });
  const conditions = await conditionsUnder(house, signature.conditions, { records: [request.recordId], at });
  const isSealed = segments.some(({ role }) => role === 'seal');
  const isArchived = segments.some(({ role }) => role === 'archive');
  if (as !== 'seal' || !isSealed || isArchived)
    await signOfficePaper(house, { ...signature, paperId: book.paperId, conditions });
  if (as === 'seal') await archiveLevel(house, book.paperId, conditions, signal);
  return house.store.read((view) => bookStanding(view, request));
}

/** What cannot be had leaves the level lower; the school's policy has decided before whether that may be. */
async function archiveLevel(
  house: House,
  paperId: string,
  { anchors, revocation, timestamper }: SigningConditions,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (timestamper === undefined) return;
  const at = house.clock.now();
  const options = { to: 'B-LTA', anchors, revocation, timestamper, at, otherwise: 'lowerLevel' } as const;
  await archiveBook(house, paperId, (pdf) => extend(pdf, { ...options, ...(signal && { signal }) }));
}
