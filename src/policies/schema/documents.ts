// Schema of how documents are signed, sealed, timestamped and kept.
import { flag, list, object, oneOf, whole, type JsonSchema } from './parts.ts';
import { eachKeptKind } from '../vocabulary.ts';

const document = object(
  {
    signedAs: oneOf('digital', 'wetInk', 'both'),
    ink: oneOf('blue'),
    crossPageSeal: flag,
    coverStamp: flag,
  },
  ['signedAs'],
);

export const documentsSchema = object({
  classSummary: document,
  transcript: document,
  teacherBook: document,
  confirmationSheet: document,
});

export const sealingSchema = object({ diameter: whole(20, 40), sheetsPerImpression: whole(1, 5) });

export const timestampsSchema = object(
  {
    timestamped: oneOf('nobody', 'seal', 'everybody'),
    withoutTimestamp: oneOf('refuse', 'lowerLevel'),
    uncheckedCertificate: oneOf('refuse', 'goOn'),
  },
  ['timestamped', 'withoutTimestamp', 'uncheckedCertificate'],
);

const target = object(
  {
    medium: oneOf('paper', 'externalDrive', 'opticalDisc', 'usbDrive', 'cloudFolder'),
    per: oneOf('class', 'year'),
    apart: flag,
    labelled: flag,
    sealed: flag,
  },
  ['medium'],
);

const leaders = ['principal', 'vicePrincipal', 'leadership'];

/** Years, or a word. */
const keptFor: JsonSchema = {
  type: ['integer', 'string'],
  if: { type: 'string' },
  then: { const: 'permanent' },
  else: { minimum: 1 },
};

export const archiveSchema = object({
  targets: list(target),
  fileFormat: oneOf('PDF'),
  filedBy: oneOf('class'),
  neverOverwritten: flag,
  durability: oneOf('permanent', 'longTerm'),
  retention: keptFor,
  retentionOf: object(Object.fromEntries(eachKeptKind.map((kind) => [kind, keptFor]))),
  // Of those who may read what they sign.
  mediaSealing: object({
    witnesses: list(oneOf(...leaders, ...['systemBoard', 'administrator', 'registrar', 'office']), {
      uniqueItems: true,
    }),
    leader: oneOf(...leaders),
  }),
});
