// A prepared signature as JSON: for hours or days between question and answer, across restarts and machines.
import { hash } from 'node:crypto';
import { algorithms } from './algorithms.ts';
import { parseSignedData } from './cms/index.ts';
import { contentDigest } from './content-digest.ts';
import { DerError } from './der/index.ts';
import { OpenDocument } from './document/index.ts';
import type { CmsForm, PreparedCms } from './embed-cms.ts';
import { signingFault } from './faults.ts';
import type { PreparedSignature } from './prepare.ts';
import { parseStored, STORED_FORMAT, STORED_VERSION } from './stored-form.ts';
import { templateFor } from './templates.ts';

/** JSON. Bytes are in base64; nothing in it is secret, and nothing in it can be altered unnoticed. */
export interface StoredPrepared {
  readonly format: typeof STORED_FORMAT;
  /** Of this shape; counted up when a member changes its meaning. */
  readonly version: typeof STORED_VERSION;
  /** Length in bytes of the document that the update belongs behind. */
  readonly baseLength: number;
  readonly tail: string;
  /** Start and end of the /Contents token in `tail`. */
  readonly hole: readonly [number, number];
  readonly toBeSigned: { readonly bytes: string; readonly digest: string };
  readonly signer: { readonly algorithm: string; readonly chain: readonly string[] };
  /** Where a whole CMS is expected. */
  readonly form?: CmsForm;
}

/**
 * A prepared signature as plain JSON, for a database or a file. The document itself is not in it.
 *
 * @example
 * ```ts
 * const prepared = prepare(pdf, { fields: ['Teacher'], appearances: none, signer, at: instant(Date.now()) });
 * const stored = JSON.stringify(storePrepared(prepared));
 * // Hours later, perhaps in another process:
 * const again = readPrepared(JSON.parse(stored), pdf);
 * const signed = Buffer.concat([pdf, embed(again, signer.signSync(again.toBeSigned))]);
 * console.log(verify(signed, { anchors, at: instant(Date.now()) }).signatures[0]?.integrity); // → intact
 * ```
 */
export function storePrepared(prepared: PreparedSignature | PreparedCms): StoredPrepared {
  const { baseLength, tail, hole, toBeSigned, signer } = prepared;
  return {
    format: STORED_FORMAT,
    version: STORED_VERSION,
    baseLength,
    tail: base64(tail),
    hole: [hole.start, hole.end],
    toBeSigned: { bytes: base64(toBeSigned.bytes), digest: base64(toBeSigned.digest) },
    signer: { algorithm: signer.algorithm, chain: signer.chain.map(base64) },
    ...('form' in prepared && { form: prepared.form }),
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * What `storePrepared` stored, ready for `embed`. It is believed only if what was asked of the signer is about exactly
 * this document followed by exactly this update.
 * Faults: signing.storedUnreadable, signing.storedElsewhere, and those of `OpenDocument`.
 *
 * @example
 * ```ts
 * const stored = JSON.stringify(storePrepared(prepared));
 * const other = Buffer.concat([pdf, embed(prepared, signer.signSync(prepared.toBeSigned))]);
 * try {
 *   readPrepared(JSON.parse(stored), other);
 * } catch (error) {
 *   console.log(error instanceof Fault && error.code); // → signing.storedElsewhere
 * }
 * ```
 */
export function readPrepared(stored: unknown, document: Uint8Array | OpenDocument): PreparedSignature {
  const { form, ...prepared } = read(stored, document);
  if (form !== undefined) throw signingFault('signing.storedUnreadable', { reason: 'form' });
  return prepared;
}

/** As `readPrepared`, for what `prepareForCms` prepared. Faults: signing.storedUnreadable, signing.storedElsewhere. */
export function readPreparedCms(stored: unknown, document: Uint8Array | OpenDocument): PreparedCms {
  const { form, ...prepared } = read(stored, document);
  if (form === undefined) throw signingFault('signing.storedUnreadable', { reason: 'form' });
  return { ...prepared, form };
}

function read(
  stored: unknown,
  document: Uint8Array | OpenDocument,
): PreparedSignature & { readonly form: CmsForm | undefined } {
  const { form, ...prepared } = parseStored(stored);
  const open = document instanceof OpenDocument ? document : new OpenDocument(document);
  expectSameQuestion(prepared);
  expectBehind(open, prepared);
  const after = new OpenDocument(Buffer.concat([open.bytes(), prepared.tail]));
  return { ...prepared, form, next: after.index };
}

type Parts = Omit<PreparedSignature, 'next'>;

function expectSameQuestion({ toBeSigned, signer }: Parts): void {
  const expected = hash(algorithms[signer.algorithm].digest, toBeSigned.bytes, 'buffer');
  if (!expected.equals(toBeSigned.digest))
    throw signingFault('signing.storedUnreadable', { reason: 'toBeSigned.digest' });
}

/** The signed attributes name the signer's certificate and the digest of document and update. */
function expectBehind(open: OpenDocument, prepared: Parts): void {
  const { baseLength, signer } = prepared;
  const digest = contentDigest(open, prepared, algorithms[signer.algorithm].digest);
  if (open.length !== baseLength || !digest.equals(signedDigest(prepared)))
    throw signingFault('signing.storedElsewhere', { expected: baseLength, length: open.length });
}

/** Read back from a CMS around the stored attributes, by the same strict reader that will judge the signature. */
function signedDigest({ toBeSigned, signer }: Pick<Parts, 'toBeSigned' | 'signer'>): Uint8Array {
  const parsed = parseSignedData(cmsAround(toBeSigned.bytes, signer));
  if (!parsed.ok) throw signingFault('signing.storedUnreadable', { reason: parsed.reason });
  return parsed.cms.messageDigest;
}

function cmsAround(signedAttributes: Uint8Array, signer: Parts['signer']): Buffer {
  try {
    return templateFor(signer).signedData({ signedAttributes, signature: Buffer.alloc(64, 1) });
  } catch (error) {
    if (!(error instanceof DerError || error instanceof RangeError)) throw error;
    throw signingFault('signing.storedUnreadable', { reason: 'signer.chain' }, { cause: error });
  }
}
