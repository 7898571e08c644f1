// Whose certificates end when: of each signer the one they last signed with, as its check was kept; what ends first comes first.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { nameText, nameValue, parseCertificate, type Certificate } from '../../../signing/index.ts';
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';

export interface CertificateSeen {
  readonly person: PersonId;
  readonly name: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notAfter: Instant;
  readonly lastSigned: Instant;
}

/** Somebody whose check cannot be read any more is left out: `giaplai journal verify` tells of it. @throws Fault `access.notPermitted` */
export async function certificatesSeen(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly CertificateSeen[]> {
  const signed = await house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'operations.watched', target: { schoolId }, at });
    const latest = await view.latestSignatures();
    const people = await view.people(latest.map(({ personId }) => personId));
    return people
      .filter((one) => one.schoolId === schoolId)
      .flatMap(({ id, name }) =>
        latest.filter(({ personId }) => personId === id).map((one) => ({ ...one, name })),
      );
  });
  const seen: CertificateSeen[] = [];
  for (const { personId: person, name, at: lastSigned, evidence } of signed) {
    const own = signerIn(await house.blobs.get(evidence).catch(() => null));
    if (!own) continue;
    const { notAfter } = own;
    seen.push({ person, name, subject: named(own.subject), issuer: named(own.issuer), notAfter, lastSigned });
  }
  return seen.toSorted((a, b) => a.notAfter - b.notAfter);
}

const named = (name: Certificate['subject']): string => nameValue(name, 'CN') ?? nameText(name);

/** The first status is about the signer. */
function signerIn(evidence: Uint8Array | null): Certificate | undefined {
  if (evidence === null) return undefined;
  const { statuses, certificates } = JSON.parse(Buffer.from(evidence).toString('utf8')) as KeptCheck;
  const [first] = statuses;
  const all = certificates.map((der) => parseCertificate(Buffer.from(der, 'base64')));
  return all.find(({ serial, subject }) => serial === first?.serial && nameText(subject) === first.subject);
}

interface KeptCheck {
  readonly statuses: readonly { readonly subject: string; readonly serial: string }[];
  readonly certificates: readonly string[];
}
