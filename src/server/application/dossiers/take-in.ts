// An uploaded PDF, examined and given its signature places: pure, so that it can be done on a thread of its own.
import { SIGNATURE_PAGE, signaturePage } from '../../../documents/index.ts';
import { sha256 } from '../../../kernel/index.ts';
import {
  activeContent,
  addFields,
  appendPage,
  inspectPdf,
  planAtFoot,
  planWhereBlank,
  type FieldPlan,
  type Inspection,
  type IntakeLimits,
  type PlacedField,
} from '../../../signing/index.ts';
import { dossierFault } from './faults.ts';

/** Which places a file is to have. */
export interface WantedPlaces {
  /** As a page of its own calls the dossier, where the last page has no room. */
  readonly title: string;
  /** Of people, the author included. */
  readonly signatures: number;
  /** Diameter of the seal in millimetres; null for none. */
  readonly seal: number | null;
}

export interface TakenIn {
  /** Of the upload. */
  readonly pages: number;
  /** The update with the fields, and the page for signatures where one was needed, to be appended to the upload. */
  readonly tail: Uint8Array;
  readonly places: readonly PlacedField[];
}

/** Examines a file wherever that can be done without harm; the file's memory may be taken. */
export type DossierExaminer = (file: Uint8Array, wanted: WantedPlaces) => Promise<TakenIn>;

/** Plans of a term with pictures stay well below. */
export const dossierLimits: IntakeLimits = { bytes: 50 * 1024 * 1024, pages: 300, objects: 200_000 };
/** With a page for signatures. */
const roomier: IntakeLimits = {
  bytes: dossierLimits.bytes + 1024 * 1024,
  pages: dossierLimits.pages + 1,
  objects: dossierLimits.objects + 1_000,
};

/**
 * Refused are files that cannot be signed, that are signed already, and that do anything but lie there. Signatures stand
 * where the last page is blank at its foot, else on a page of their own; they never cover what is written.
 * @throws Fault `intake.*`, `dossier.activeContent`, `dossier.alreadySigned`
 */
export function takeInDossier(file: Uint8Array, wanted: WantedPlaces): TakenIn {
  const seen = inspectPdf(file, dossierLimits);
  if (seen.kind === 'refused') throw seen.fault;
  if (seen.signed.length > 0) throw dossierFault('dossier.alreadySigned');
  const found = activeContent(file);
  if (found.length > 0) throw dossierFault('dossier.activeContent', { found });
  const { signatures, seal } = wanted;
  const foot = {
    signatures,
    seal: seal ?? undefined,
    page: seen.pages.length - 1,
    pagesPerSheet: 1,
  } as const;
  const plan = planWhereBlank(file, seen, foot);
  const { tail, fields } = plan
    ? addFields(file, plan, dossierLimits)
    : onPageOfTheirOwn(file, seen.pages.length, wanted);
  return { pages: seen.pages.length, tail: Uint8Array.from(tail), places: peopleFirst(fields) };
}

function onPageOfTheirOwn(
  file: Uint8Array,
  pages: number,
  { title, signatures, seal }: WantedPlaces,
): { readonly tail: Uint8Array; readonly fields: readonly PlacedField[] } {
  const page = appendPage(file, signaturePage({ title, pages, sha256: sha256(file) }), roomier);
  const longer = Buffer.concat([file, page]);
  const seen = inspectPdf(longer, roomier);
  if (seen.kind === 'refused') throw seen.fault;
  const foot = { signatures, seal: seal ?? undefined, page: pages, pagesPerSheet: 1 } as const;
  const { tail, fields } = addFields(longer, underTheHead(seen, foot), roomier);
  return { tail: Buffer.concat([page, tail]), fields };
}

/** As high as the words at the head of the page leave room; at the foot where the route is long. */
function underTheHead(
  seen: Extract<Inspection, { readonly kind: 'acceptable' }>,
  foot: Parameters<typeof planAtFoot>[1],
): FieldPlan {
  const low = planAtFoot(seen, foot);
  const tops = [...low.fields, ...(low.seal ? [low.seal.main] : [])].map(({ place }) => place?.rect[3] ?? 0);
  const lift = Math.max(0, SIGNATURE_PAGE.size[1] - SIGNATURE_PAGE.head - Math.max(...tops));
  return planAtFoot(seen, { ...foot, lift });
}

const peopleFirst = (places: readonly PlacedField[]): readonly PlacedField[] => [
  ...places.filter(({ purpose }) => purpose === 'signature'),
  ...places.filter(({ purpose }) => purpose !== 'signature'),
];
