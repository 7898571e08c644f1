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

export function printedSignature(signature: SignatureReport, language: Language): SheetSignature {
  const { integrity, trust, changesSince, findings, provedAt } = signature;
  const line = describeSignature(signature, language);
  const graver = findings.some(({ weight }) => weight === 'failure') ? 'failure' : 'doubt';
  return {
    signer: line.signer,
    particulars: particularsOf(signature, line.kind, wordings[language]),
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
    indication: indicationText(findings),
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

function particularsOf({ signer, fields }: SignatureReport, kind: string, words: Words): string[] {
  const shown =
    fields.length > MOST_FIELDS ? [...fields.slice(0, MOST_FIELDS), `… (${fields.length})`] : fields;
  const names = shown.length === 0 ? [] : [`${words.fields}: ${shown.join(', ')}`];
  if (signer === undefined) return [kind, ...names];
  const { name, organisation, issuer, serialNumber } = signer;
  return [
    kind,
    ...(organisation === undefined || organisation === name ? [] : [organisation]),
    `${words.issuer}: ${issuer}`,
    `${words.serial}: ${serialNumber}`,
    ...names,
  ];
}

const MOST_FIELDS = 4;
