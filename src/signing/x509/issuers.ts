// Who may have issued a certificate, and whether they did; both answers are remembered with the objects.
import { verifyWith } from '../keys.ts';
import type { Certificate } from './certificate.ts';

/** Certificates whose subject is this one's issuer, byte for byte: anchors first, matching key identifiers first. */
export function candidateIssuers(
  certificate: Certificate,
  anchors: readonly Certificate[],
  intermediates: readonly Certificate[],
): readonly Certificate[] {
  const name = nameKey(certificate.issuer.der);
  const known = [anchors, intermediates].flatMap((list) => bySubject(list).get(name) ?? []);
  const byDigest = new Map<string, Certificate>();
  for (const each of known) {
    const digest = each.digest.toString('latin1');
    if (!byDigest.has(digest)) byDigest.set(digest, each);
  }
  const distinct = [...byDigest.values()];
  const wanted = certificate.extensions.authorityKeyIdentifier;
  if (!wanted) return distinct;
  const fits = ({ extensions: { subjectKeyIdentifier: own } }: Certificate) =>
    own !== undefined && Buffer.compare(own, wanted) === 0;
  return [...distinct.filter(fits), ...distinct.filter((each) => !fits(each))];
}

/** Whether the issuer's key made the certificate's signature. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  const verdicts = remembered(signatures, certificate, () => new WeakMap<Certificate, boolean>());
  return remembered(verdicts, issuer, () => {
    const key = issuer.publicKey();
    const { signatureAlgorithm: recognised, toBeSigned, signature } = certificate;
    return key !== undefined && recognised.accepted && verifyWith(key, recognised, toBeSigned, signature);
  });
}

const signatures = new WeakMap<Certificate, WeakMap<Certificate, boolean>>();
const subjects = new WeakMap<readonly Certificate[], SubjectIndex>();

interface SubjectIndex {
  readonly length: number;
  readonly byName: ReadonlyMap<string, readonly Certificate[]>;
}

const nameKey = (der: Uint8Array): string =>
  Buffer.from(der.buffer, der.byteOffset, der.length).toString('latin1');

/** Remembered per list, as long as the list has not grown. */
function bySubject(list: readonly Certificate[]): SubjectIndex['byName'] {
  const known = subjects.get(list);
  if (known?.length === list.length) return known.byName;
  const byName = new Map<string, Certificate[]>();
  for (const certificate of list) {
    const name = nameKey(certificate.subject.der);
    const same = byName.get(name);
    if (same) same.push(certificate);
    else byName.set(name, [certificate]);
  }
  subjects.set(list, { length: list.length, byName });
  return byName;
}

interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function remembered<K, V>(memory: Memory<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
