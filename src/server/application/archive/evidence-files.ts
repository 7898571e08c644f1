// What signatures of a package are judged by, as files other tools read: certificates, answers, lists and timestamps in DER,
// each once, and for every signed PDF an index of what belongs to which signature.
import { toIso, type Instant } from '../../../kernel/index.ts';
import type { CarriedEvidence, CarriedKind, CarriedSignature } from '../../../signing/index.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import { jsonFile } from './json-file.ts';

/** Passes on every file as it is; after them comes what the signed PDFs among them carry. */
export async function* withEvidence(
  { workshop }: Pick<House, 'workshop'>,
  files: AsyncIterable<PackageFile>,
): AsyncGenerator<PackageFile> {
  const pieces = new Map<string, PackageFile>();
  const indexes: PackageFile[] = [];
  for await (const file of files) {
    yield file;
    if (!file.path.endsWith('.pdf')) continue;
    const carried = await workshop.compose('evidence', file.bytes);
    if (carried.pieces.size === 0) continue;
    for (const [name, { kind, der }] of carried.pieces)
      pieces.set(name, { path: pathOf(kind, name), bytes: der });
    indexes.push(jsonFile(evidenceIndexPath(file.path), indexOf(file.path, carried)));
  }
  yield* pieces.values();
  yield* indexes;
}

/** `data/Học bạ/01 An.pdf` → `data/evidence/Học bạ/01 An.json`. */
export const evidenceIndexPath = (pdf: string): string =>
  pdf.replace(/^data\//, 'data/evidence/').replace(/\.pdf$/, '.json');

/** Extensions as RFC 5280, RFC 6960 and openssl's manual have them. */
const places: Readonly<Record<CarriedKind, readonly [folder: string, extension: string]>> = {
  certificate: ['certificates', 'cer'],
  ocsp: ['ocsp', 'ors'],
  crl: ['crls', 'crl'],
  timestamp: ['timestamps', 'tst'],
};

function pathOf(kind: CarriedKind, name: string): string {
  const [folder, extension] = places[kind];
  return `data/evidence/${folder}/${name}.${extension}`;
}

function indexOf(document: string, { pieces, signatures }: CarriedEvidence) {
  const paths = (kind: CarriedKind, names: readonly string[]) => names.map((name) => pathOf(kind, name));
  const named = new Set(signatures.flatMap(piecesOf));
  return {
    format: 'giaplai-evidence/1',
    document,
    signatures: signatures.map(
      ({ fields, kind, signer, claimedAt, certificates, timestamps, ocsps, crls }) => ({
        ...{ fields, kind, signer, claimedAt: timeOf(claimedAt) },
        certificates: paths('certificate', certificates),
        timestamps: timestamps.map((one) => ({
          file: pathOf('timestamp', one.token),
          at: timeOf(one.at),
          certificates: paths('certificate', one.certificates),
        })),
        ocsp: paths('ocsp', ocsps),
        crls: paths('crl', crls),
      }),
    ),
    /** Carried, and about no certificate of a signature: of responders, for instance. */
    others: [...pieces].flatMap(([name, { kind }]) => (named.has(name) ? [] : [pathOf(kind, name)])),
  };
}

const timeOf = (at: Instant | null) => at && toIso(at);

const piecesOf = ({ certificates, timestamps, ocsps, crls }: CarriedSignature): readonly string[] => [
  ...certificates,
  ...timestamps.flatMap((one) => [one.token, ...one.certificates]),
  ...ocsps,
  ...crls,
];
