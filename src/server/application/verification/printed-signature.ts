// One signature of the report as the printed table shows it.
import type { SheetSignature, Statement } from '../../../documents/index.ts';
import {
  describeSignature,
  type Finding,
  indicationOf,
  type SignatureReport,
  subIndicationOf,
} from '../../../signing/index.ts';
import { afterWords, integrityWords, trustWords, wordings, type Words } from './wording.ts';

type Language = 'vi' | 'en';

/** `role`: what the school’s books call what this signature stands for, if they know it. */
export function printedSignature(
  signature: SignatureReport,
  language: Language,
  role?: string,
): SheetSignature {
  const { integrity, trust, changesSince, findings, provedAt } = signature;
  const line = describeSignature(signature, language);
  const graver = findings.some(({ weight }) => weight === 'failure') ? 'failure' : 'doubt';
  return {
    signer: line.signer,
    particulars: particularsOf(signature, role ?? line.kind),
    details: detailsOf(signature, wordings[language]),
    claimedAt: line.claimedAt,
    provedAt: provedAt === undefined ? '' : line.provedAt,
    level: line.level,
    integrity: {
      text: integrityWords[integrity][language],
      weight: integrity === 'intact' ? 'note' : 'failure',
    },
    trust: { text: trustWords[trust][language], weight: trust === 'trusted' ? 'note' : graver },
    after: {
      text: afterWords[changesSince][language],
      weight: changesSince === 'other' ? 'failure' : 'note',
    },
    indication: indicationOf(findings).indication,
    statements: findings.map((each) => statementOf(each, language)),
  };
}

/** `INDETERMINATE / NO_CERTIFICATE_CHAIN_FOUND`. */
export function indicationText(findings: readonly Finding[]): string {
  const { indication, subIndication } = indicationOf(findings);
  return subIndication === null ? indication : `${indication} / ${subIndication}`;
}

export const statementOf = (finding: Finding, language: Language): Statement => ({
  weight: finding.weight,
  text: finding[language],
  indication: subIndicationOf(finding),
});

function particularsOf({ signer, reason }: SignatureReport, role: string): string[] {
  const organisation = signer?.organisation === signer?.name ? undefined : signer?.organisation;
  return [role, ...(organisation === undefined ? [] : [organisation]), ...(reason ? [`“${reason}”`] : [])];
}

const MOST_FIELDS = 6;

/** `Ô: Subject_TOAN · nơi cấp CA cá nhân, số 527e…4f · rsa-pkcs1-sha256`. */
function detailsOf({ signer, fields, algorithm }: SignatureReport, words: Words): string {
  const left = fields.length - MOST_FIELDS;
  const shown = [...fields.slice(0, MOST_FIELDS), ...(left > 0 ? [`… (+${left})`] : [])];
  return [
    ...(shown.length === 0 ? [] : [`${words.fields}: ${shown.join(', ')}`]),
    ...(signer ? [`${words.issuer} ${signer.issuer}, ${words.serial} ${signer.serialNumber}`] : []),
    ...(algorithm === undefined ? [] : [algorithm]),
  ].join(' · ');
}
