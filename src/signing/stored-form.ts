// Reads the JSON of a stored prepared signature member by member; nothing is taken on trust.
import { algorithms } from './algorithms.ts';
import type { CmsForm } from './embed-cms.ts';
import { signingFault } from './faults.ts';
import type { SignatureAlgorithm } from './ports.ts';
import type { PreparedSignature } from './prepare.ts';

export const STORED_FORMAT = 'giaplai/prepared-signature';
export const STORED_VERSION = 1;

/** Fault: signing.storedUnreadable, naming the member. */
export function parseStored(
  stored: unknown,
): Omit<PreparedSignature, 'next'> & { readonly form: CmsForm | undefined } {
  const members = objectIn(stored, 'format');
  if (members.format !== STORED_FORMAT) throw unreadable('format');
  if (members.version !== STORED_VERSION) throw unreadable('version');
  const { baseLength, form } = members;
  if (!isCount(baseLength)) throw unreadable('baseLength');
  if (form !== undefined && form !== 'cades' && form !== 'pkcs7') throw unreadable('form');
  const tail = bytesIn(members.tail, 'tail');
  const question = objectIn(members.toBeSigned, 'toBeSigned');
  const signer = objectIn(members.signer, 'signer');
  return {
    baseLength,
    tail,
    hole: holeIn(members.hole, tail),
    toBeSigned: {
      bytes: bytesIn(question.bytes, 'toBeSigned.bytes'),
      digest: bytesIn(question.digest, 'toBeSigned.digest'),
    },
    signer: { algorithm: algorithmIn(signer.algorithm), chain: chainIn(signer.chain) },
    form,
  };
}

const unreadable = (reason: string) => signingFault('signing.storedUnreadable', { reason });

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function objectIn(value: unknown, member: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(member);
  return value as Readonly<Record<string, unknown>>;
}

/** Base64 in its one proper spelling. */
function bytesIn(value: unknown, member: string): Buffer {
  const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== value) throw unreadable(member);
  return bytes;
}

function algorithmIn(value: unknown): SignatureAlgorithm {
  if (typeof value !== 'string' || !Object.hasOwn(algorithms, value)) throw unreadable('signer.algorithm');
  return value as SignatureAlgorithm;
}

const MOST_CERTIFICATES = 64;

function chainIn(value: unknown): readonly Uint8Array[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_CERTIFICATES)
    throw unreadable('signer.chain');
  return value.map((each) => bytesIn(each, 'signer.chain'));
}

/** The token `<000…0>`: still empty, and of whole bytes. */
function holeIn(value: unknown, tail: Buffer): PreparedSignature['hole'] {
  const [start, end, ...more] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const inside = isCount(start) && isCount(end) && end <= tail.length && more.length === 0;
  if (!inside || !isEmptyToken(tail.subarray(start, end))) throw unreadable('hole');
  return { start, end };
}

const [OPEN, CLOSE, ZERO] = [0x3c, 0x3e, 0x30];

const isEmptyToken = (token: Uint8Array): boolean =>
  token.length >= 4 &&
  token.length % 2 === 0 &&
  token[0] === OPEN &&
  token.at(-1) === CLOSE &&
  token.subarray(1, -1).every((digit) => digit === ZERO);
