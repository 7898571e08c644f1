// What a document carries to be judged by, taken out as it stands: for whoever checks a signature with other tools one day.
import { hash } from 'node:crypto';
import type { Instant } from '../../kernel/index.ts';
import { cmsOids, contentsReader, type ContentsReader, type SignedDataFacts } from '../cms/index.ts';
import { PdfFile, PdfSyntaxError } from '../pdf/index.ts';
import { readMaterial, type ReadMaterial } from '../revocation/index.ts';
import { readTimestampToken } from '../tsp/index.ts';
import { certificateReader, nameText, type Certificate, type CertificateReader } from '../x509/index.ts';
import { answering, chainOf } from './carried-chain.ts';
import { evidenceIn, noMaterial } from './evidence.ts';
import { claimedTime } from './examine-signature.ts';
import { readSigned } from './read-signed.ts';
import { readSignatures, type SignatureValue } from './signature-values.ts';

export type CarriedKind = 'certificate' | 'ocsp' | 'crl' | 'timestamp';

/** SHA-256 of a piece, in hexadecimal: what it is called by. */
export type PieceName = string;

export interface CarriedTimestamp {
  readonly token: PieceName;
  readonly at: Instant;
  /** Of the authority, then its issuers as far as the document carries them. */
  readonly certificates: readonly PieceName[];
}

export interface CarriedSignature {
  readonly fields: readonly string[];
  readonly kind: 'signature' | 'timestamp';
  /** Subject of the signer's certificate; null where the value cannot be read. */
  readonly signer: string | null;
  readonly claimedAt: Instant | null;
  readonly certificates: readonly PieceName[];
  /** Over the signature value; of an archive timestamp, itself. */
  readonly timestamps: readonly CarriedTimestamp[];
  /** Answers and lists about any of these certificates. */
  readonly ocsps: readonly PieceName[];
  readonly crls: readonly PieceName[];
}

export interface CarriedEvidence {
  /** Each once: DER, byte for byte what the document holds. */
  readonly pieces: ReadonlyMap<PieceName, { readonly kind: CarriedKind; readonly der: Uint8Array }>;
  /** In the order of the file. */
  readonly signatures: readonly CarriedSignature[];
}

/** Never throws for content: what cannot be read is left out, for it proves nothing. Nothing here is judged. */
export function carriedEvidence(pdf: Uint8Array): CarriedEvidence {
  try {
    return carriedBy(new PdfFile(pdf));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { pieces: new Map(), signatures: [] };
    throw error;
  }
}

interface Carried extends ReadMaterial {
  readonly certificates: readonly Certificate[];
  readonly keep: (kind: CarriedKind, der: Uint8Array) => PieceName;
}

function carriedBy(file: PdfFile): CarriedEvidence {
  const pieces = new Map<PieceName, { kind: CarriedKind; der: Uint8Array }>();
  // A copy: what is handed on must not keep the whole document with it.
  const keep: Carried['keep'] = (kind, der) => {
    const name = hash('sha256', der, 'hex');
    if (!pieces.has(name)) pieces.set(name, { kind, der: new Uint8Array(der) });
    return name;
  };
  const certificateOf = certificateReader();
  const { values } = readSignatures(file);
  const readContents = contentsReader(certificateOf);
  const read = values.map((value) => readOne(value, certificateOf, readContents));
  const store = evidenceIn(file, noMaterial, certificateOf, values.length);
  const brought = read.flatMap(({ parts }) => parts);
  const own = readMaterial({ ocsps: [], crls: brought.flatMap(({ revocation }) => revocation) });
  const carried = {
    keep,
    certificates: [...brought.flatMap(({ certificates }) => certificates), ...store.certificates],
    ocsps: store.ocsps,
    crls: [...own.crls, ...store.crls],
  };
  const signatures = read.map((one) => told(one, carried));
  for (const { der } of carried.certificates) keep('certificate', der);
  for (const { der } of carried.ocsps) keep('ocsp', der);
  for (const { der } of carried.crls) keep('crl', der);
  file.work.assertAccepted();
  return { pieces, signatures };
}

interface ReadOne {
  readonly value: SignatureValue;
  readonly kind: CarriedSignature['kind'];
  /** Null for an archive timestamp and for what cannot be read. */
  readonly cms: SignedDataFacts | null;
  readonly tokens: readonly {
    readonly der: Uint8Array;
    readonly cms: SignedDataFacts;
    readonly at: Instant;
  }[];
  readonly parts: readonly SignedDataFacts[];
}

function readOne(
  value: SignatureValue,
  certificateOf: CertificateReader,
  readContents: ContentsReader,
): ReadOne {
  const read = readSigned(value, certificateOf, readContents);
  if (read.kind === 'broken') {
    const kind = value.type === 'DocTimeStamp' ? 'timestamp' : 'signature';
    return { value, kind, cms: null, tokens: [], parts: [] };
  }
  if (read.kind === 'timestamp') {
    const { cms, info } = read.token;
    const token = { der: value.contents.subarray(0, cms.length), cms, at: info.genTime };
    return { value, kind: 'timestamp', cms: null, tokens: [token], parts: [cms] };
  }
  const tokens = read.cms.unsignedAttributes
    .filter(({ type }) => type === cmsOids.signatureTimestamp)
    .flatMap(({ values }) => values)
    .flatMap((der) => {
      const found = readTimestampToken(der, { certificateOf });
      return found.ok ? [{ der, cms: found.token.cms, at: found.token.info.genTime }] : [];
    });
  return {
    value,
    kind: 'signature',
    cms: read.cms,
    tokens,
    parts: [read.cms, ...tokens.map(({ cms }) => cms)],
  };
}

function told({ value, kind, cms, tokens }: ReadOne, carried: Carried): CarriedSignature {
  const { keep, certificates: pool } = carried;
  const signer = cms?.certificate ?? (kind === 'timestamp' ? tokens[0]?.cms.certificate : undefined);
  const chain = signer ? chainOf(signer, pool) : [];
  const chains = tokens.map((token) => chainOf(token.cms.certificate, pool));
  const { ocsps, crls } = answering([...new Set([...chain, ...chains.flat()])], carried);
  return {
    fields: value.fields.map(({ name }) => name),
    kind,
    signer: signer ? nameText(signer.subject) : null,
    claimedAt: claimedTime(value) ?? cms?.signingTime ?? tokens[0]?.at ?? null,
    certificates: chain.map(({ der }) => keep('certificate', der)),
    timestamps: tokens.map(({ der, at }, index) => ({
      token: keep('timestamp', der),
      at,
      certificates: (chains[index] ?? []).map((each) => keep('certificate', each.der)),
    })),
    ocsps: ocsps.map(({ der }) => keep('ocsp', der)),
    crls: crls.map(({ der }) => keep('crl', der)),
  };
}
