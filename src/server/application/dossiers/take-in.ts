// An uploaded PDF, examined and given its signature places: pure, so that it can be done on a thread of its own.
import {
  activeContent,
  addFields,
  inspectPdf,
  planAtFoot,
  type IntakeLimits,
  type PlacedField,
} from '../../../signing/index.ts';
import { dossierFault } from './faults.ts';

/** Which places a file is to have. */
export interface WantedPlaces {
  /** Of people, the author included. */
  readonly signatures: number;
  /** Diameter of the seal in millimetres; null for none. */
  readonly seal: number | null;
}

export interface TakenIn {
  readonly pages: number;
  /** The update with the fields, to be appended to the upload. */
  readonly tail: Uint8Array;
  readonly places: readonly PlacedField[];
}

/** Examines a file wherever that can be done without harm; the file's memory may be taken. */
export type DossierExaminer = (file: Uint8Array, wanted: WantedPlaces) => Promise<TakenIn>;

/** Plans of a term with pictures stay well below. */
export const dossierLimits: IntakeLimits = { bytes: 50 * 1024 * 1024, pages: 300, objects: 200_000 };

/**
 * Refused are files that cannot be signed, that are signed already, and that do anything but lie there.
 * @throws Fault `intake.*`, `dossier.activeContent`, `dossier.alreadySigned`
 */
export function takeInDossier(file: Uint8Array, { signatures, seal }: WantedPlaces): TakenIn {
  const seen = inspectPdf(file, dossierLimits);
  if (seen.kind === 'refused') throw seen.fault;
  if (seen.signed.length > 0) throw dossierFault('dossier.alreadySigned');
  const found = activeContent(file);
  if (found.length > 0) throw dossierFault('dossier.activeContent', { found });
  const page = seen.pages.length - 1;
  const plan = planAtFoot(seen, { signatures, seal: seal ?? undefined, page, pagesPerSheet: 1 });
  const { tail, fields } = addFields(file, plan, dossierLimits);
  return { pages: seen.pages.length, tail: Uint8Array.from(tail), places: peopleFirst(fields) };
}

const peopleFirst = (places: readonly PlacedField[]): readonly PlacedField[] => [
  ...places.filter(({ purpose }) => purpose === 'signature'),
  ...places.filter(({ purpose }) => purpose !== 'signature'),
];
