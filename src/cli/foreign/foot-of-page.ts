// Places for signatures at the foot of a page, as the command line asks for them.
import { type FieldPlan, inspectPdf, planAtFoot } from '../../signing/index.ts';
import { cliFault } from '../faults.ts';

export interface Wanted {
  readonly signatures: number;
  /** Diameter in millimetres; undefined for no seal. */
  readonly seal: number | undefined;
  /** From 1; undefined for the last. */
  readonly page: number | undefined;
  readonly pagesPerSheet: 1 | 2;
}

const MOST = 20;
const [SMALLEST_SEAL, LARGEST_SEAL] = [10, 60];

/** Faults: cli.badNumber, and what refuses the document. */
export function wantedAtFoot(
  bytes: Uint8Array,
  { signatures, seal, page, pagesPerSheet }: Wanted,
): FieldPlan {
  const seen = inspectPdf(bytes);
  if (seen.kind === 'refused') throw seen.fault;
  const number = page ?? seen.pages.length;
  if (!Number.isSafeInteger(number) || seen.pages[number - 1] === undefined)
    throw badNumber('--page', number, 1, seen.pages.length);
  if (!Number.isSafeInteger(signatures) || signatures < 0 || signatures > MOST)
    throw badNumber('--sign', signatures, 0, MOST);
  if (seal !== undefined && !(seal >= SMALLEST_SEAL && seal <= LARGEST_SEAL))
    throw badNumber('--seal', seal, SMALLEST_SEAL, LARGEST_SEAL);
  return planAtFoot(seen, { signatures, seal, page: number - 1, pagesPerSheet });
}

const badNumber = (option: string, given: number, least: number, most: number) =>
  cliFault('cli.badNumber', { option, given: String(given), least, most });
