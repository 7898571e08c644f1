// Raises the level of a signed document: B-B → B-T → B-LT → B-LTA (ETSI EN 319 142-1 §6), by appending only.
import { Fault, type Instant, toIso } from '../../kernel/index.ts';
import { OpenDocument } from '../document/index.ts';
import { signingFault } from '../faults.ts';
import { PdfFile } from '../pdf/index.ts';
import type { RevocationSource, Timestamper } from '../ports.ts';
import { parseCertificate, type Certificate } from '../x509/index.ts';
import { DerError } from '../der/index.ts';
import { DOCUMENT_TIMESTAMP_RESERVE, embedTimestamp, prepareTimestamp } from './document-timestamp.ts';
import { appendDss, readDss } from './dss.ts';
import { extendFault } from './faults.ts';
import { gather, type Shortfall, type Trust } from './gather.ts';
import { isBelow, levelOf, type Level } from './levels.ts';
import { storedSignatures, type StoredSignature } from './stored-signatures.ts';

/** Which level to reach, with whose help, and what to do when it cannot be reached. */
export interface ExtendOptions {
  readonly to: Exclude<Level, 'B-B'>;
  readonly anchors: readonly Certificate[];
  /** Beside those that signatures and /DSS carry. */
  readonly intermediates?: readonly Certificate[];
  readonly revocation: RevocationSource;
  readonly timestamper?: Timestamper | undefined;
  /** Now, for what is fresh; never a time of signing. */
  readonly at: Instant;
  /** What a level that cannot be reached is: an error, or a lower level that says what is missing. */
  readonly otherwise: 'fault' | 'lowerLevel';
  readonly signal?: AbortSignal;
}

/** The update that raises the level, the level then, and what was missing. */
export interface Extension {
  /** To be appended; empty when nothing was missing or nothing could be had. */
  readonly tail: Buffer;
  /** The level the document has the parts for afterwards; below what was asked for only with shortfalls. */
  readonly level: Level;
  readonly shortfalls: readonly Shortfall[];
}

/**
 * Raises the level of a signed document: B-B → B-T → B-LT → B-LTA (ETSI EN 319 142-1 §6), by appending only.
 * A signature without a timestamp of its own gets one by a document timestamp. Validation data goes into one /DSS update.
 * Faults: signing.unreadablePdf, signing.encryptedPdf, extend.unsigned; with `otherwise: 'fault'` also the other
 * extend.* and timestamp.*. With `lowerLevel` these are the shortfalls.
 *
 * @example
 * ```ts
 * const { tail, level } = await extend(signed, {
 *   to: 'B-LTA',
 *   anchors,
 *   revocation: revocationSource(),
 *   timestamper: timestamper({ url: 'https://tsa.example.vn/' }),
 *   at: instant(Date.now()),
 *   otherwise: 'fault',
 * });
 * console.log(level, verify(Buffer.concat([signed, tail]), { anchors, at: instant(Date.now()) }).verdict); // → B-LTA valid
 * ```
 */
export async function extend(pdf: Uint8Array, options: ExtendOptions): Promise<Extension> {
  const { to } = options;
  const work = begin(pdf, options);
  if (isBelow(work.level(), 'B-T')) await work.stamp();
  if (isBelow(work.level(), to) && work.level() === 'B-T') await work.store();
  if (isBelow(work.level(), to) && work.level() === 'B-LT') await work.stamp();
  return work.result();
}

/**
 * Carries an archived document over the life of its last timestamp: that timestamp's validation data, then a new one.
 * Too late when that one has expired: nothing proves any more that it was made before (extend.archiveExpired).
 * Faults: as `extend`, and extend.notArchived.
 *
 * @example
 * ```ts
 * const authorities = { revocation: revocationSource(), timestamper: timestamper({ url: 'https://tsa.example.vn/' }) };
 * const { tail, level } = await renew(archived, { ...authorities, anchors, at: instant(Date.now()), otherwise: 'fault' });
 * console.log(level, tail.length > 0); // → B-LTA true
 * ```
 */
export async function renew(pdf: Uint8Array, options: Omit<ExtendOptions, 'to'>): Promise<Extension> {
  const work = begin(pdf, options);
  const last = work.signatures().at(-1);
  if (last?.value.kind !== 'timestamp') throw extendFault('extend.notArchived');
  const { notAfter } = last.value.token.cms.certificate;
  if (notAfter < options.at) {
    work.lack(extendFault('extend.archiveExpired', { at: toIso(notAfter) }));
    return work.result();
  }
  const complete = await work.store((signature) => signature.field === last.field);
  if (complete) await work.stamp();
  return work.result();
}

/** When the last timestamp's certificate stops being valid: renew before. Undefined without a document timestamp. */
export function archiveExpires(pdf: Uint8Array): Instant | undefined {
  const last = storedSignatures(new PdfFile(new OpenDocument(pdf).bytes())).at(-1)?.value;
  return last?.kind === 'timestamp' ? last.token.cms.certificate.notAfter : undefined;
}

function begin(pdf: Uint8Array, options: Omit<ExtendOptions, 'to'>) {
  const document = new OpenDocument(pdf);
  const tails: Buffer[] = [];
  const shortfalls: Shortfall[] = [];
  let file = new PdfFile(document.bytes());
  let signatures = storedSignatures(file);
  if (!signatures.some(({ value }) => value.kind !== 'timestamp')) throw extendFault('extend.unsigned');

  const appended = (tail: Buffer) => {
    if (tail.length === 0) return;
    tails.push(tail);
    file = new PdfFile(document.bytes());
    signatures = storedSignatures(file);
  };

  const missing = (found: readonly Shortfall[]) => {
    const [first] = found;
    if (first && options.otherwise === 'fault') throw first;
    shortfalls.push(...found);
  };

  return {
    signatures: () => signatures,
    level: () => levelOf(file, signatures),
    result: (): Extension => ({ tail: Buffer.concat(tails), level: levelOf(file, signatures), shortfalls }),

    /** What stands in the way: a fault, or a shortfall. */
    lack: (fault: Fault) => {
      missing([fault]);
    },

    /** One document timestamp; an authority that gives none is a shortfall. */
    stamp: async () => {
      try {
        appended(await stampDocument(document, options.timestamper, options.signal));
      } catch (error) {
        if (!(error instanceof Fault) || !isAboutTime(error)) throw error;
        missing([error]);
      }
    },

    /** One /DSS update, if everything for it could be had; tells whether. */
    store: async (wanted?: (signature: StoredSignature) => boolean) => {
      const found = await gather(signatures, trustOf(options, file), wanted);
      missing(found.shortfalls);
      if (found.shortfalls.length > 0) return false;
      appended(appendDss(document, found.material));
      return true;
    },
  };
}

const isAboutTime = ({ code }: Fault): boolean =>
  code.startsWith('timestamp.') || code === 'extend.noTimestamper';

const trustOf = (options: Omit<ExtendOptions, 'to'>, file: PdfFile): Trust => ({
  anchors: options.anchors,
  intermediates: [...(options.intermediates ?? []), ...readDss(file).certificates.flatMap(readable)],
  source: options.revocation,
  at: options.at,
  signal: options.signal,
});

function readable(der: Uint8Array): Certificate[] {
  try {
    return [parseCertificate(der)];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}

/**
 * A token longer than the room for it is had once more: the room is part of what is timestamped.
 * Tokens of one authority are nearly of one length, so the last one tells how much room the next one needs.
 */
async function stampDocument(
  document: OpenDocument,
  timestamper: Timestamper | undefined,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  if (!timestamper) throw extendFault('extend.noTimestamper');
  for (let attempt = 0; ; attempt += 1) {
    const reserve = rooms.get(timestamper) ?? DOCUMENT_TIMESTAMP_RESERVE;
    const prepared = prepareTimestamp(document, { reserve });
    const token = await timestamper.stamp(prepared.imprint, signal);
    rooms.set(timestamper, token.length + SPARE_ROOM);
    if (token.length <= reserve) {
      const tail = embedTimestamp(prepared, token);
      document.append(tail, prepared.next);
      return tail;
    }
    if (attempt > 0)
      throw signingFault('signing.contentsTooSmall', { needed: token.length, reserved: reserve });
  }
}

const rooms = new WeakMap<Timestamper, number>();
const SPARE_ROOM = 256;
