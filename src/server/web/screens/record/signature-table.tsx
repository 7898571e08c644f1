// What was found out about each signature: whose, when, by which certificate, how good.
import { dayText, Icon, momentText, type IconName } from '../../parts/index.ts';
import type { Found } from '../../../http/index.ts';
import type { Instant } from '../../../../kernel/index.ts';
import type { Visit } from '../../visit.ts';
import type { ExaminedRecord } from './examined-record.ts';
import { recordWords } from './words.ts';

interface SignatureTableProps {
  readonly visit: Visit;
  readonly examined: ExaminedRecord;
  readonly context: Found['record']['snapshot']['context'];
}

type Signature = ExaminedRecord['signatures'][number];
type Verdict = ExaminedRecord['conclusion'];

export function SignatureTable({ visit, examined, context }: SignatureTableProps) {
  const { language } = visit;
  const words = recordWords[language];
  const { registry, signatures, conclusion, findings } = examined;
  return (
    <>
      <div class="d-flex flex-wrap gap-2 align-items-center mb-2">
        <VerdictBadge verdict={conclusion} language={language} large />
        <span>{registry?.[language]}</span>
      </div>
      <Findings findings={findings} language={language} />
      <div class="table-responsive">
        <table class="table table-vcenter table-mobile-md">
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.verdict}</th>
              <th scope="col">{words.certificate}</th>
            </tr>
          </thead>
          <tbody>
            {signatures.map((signature) => (
              <Row
                key={signature.fields.join(' ')}
                signature={signature}
                language={language}
                role={roleOf(signature, context)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="text-secondary m-0">
        {words.checkedAt} {momentText(Date.parse(examined.checkedAt) as Instant)}
      </p>
      <a class="btn btn-sm mt-2" href="/verify">
        {words.verifyFile}
      </a>
    </>
  );
}

interface RowProps {
  readonly signature: Signature;
  readonly language: Visit['language'];
  readonly role: keyof (typeof recordWords)['vi']['as'] | undefined;
}

function Row({ signature, language, role }: RowProps) {
  const words = recordWords[language];
  const { signer, kind, provedAt, claimedAt, level, findings } = signature;
  const at = provedAt ?? claimedAt;
  return (
    <tr>
      <th scope="row">
        {signer?.name ?? words.signatureKinds[kind]}
        <div class="fw-normal text-secondary">
          {role === undefined ? words.signatureKinds[kind] : words.as[role]}
        </div>
      </th>
      <td data-label={words.when}>
        {at !== null && momentText(Date.parse(at) as Instant)}
        <div class="text-secondary">{provedAt === null ? words.claimed : words.proved}</div>
      </td>
      <td data-label={words.verdict}>
        <VerdictBadge verdict={verdictOf(signature)} language={language} />
        {level !== null && (
          <div class="text-secondary">
            {words.level} {level}
          </div>
        )}
        <Findings findings={findings} language={language} />
      </td>
      <td data-label={words.certificate}>
        {signer && (
          <>
            {signer.organisation ?? signer.name}
            <div class="text-secondary">
              {words.issuedBy(signer.issuer)}, {words.until(dayText(Date.parse(signer.notAfter) as Instant))}
            </div>
          </>
        )}
      </td>
    </tr>
  );
}

const Findings = ({
  findings,
  language,
}: {
  readonly findings: Signature['findings'];
  readonly language: Visit['language'];
}) => {
  const grave = findings.filter(({ weight }) => weight !== 'note');
  return grave.length === 0 ? null : (
    <ul class="m-0 ps-3">
      {grave.map((finding) => (
        <li key={finding.code}>{finding[language]}</li>
      ))}
    </ul>
  );
};

const looks: Readonly<Record<Verdict, { readonly tone: string; readonly icon: IconName }>> = {
  valid: { tone: 'green', icon: 'shield' },
  invalid: { tone: 'red', icon: 'shieldBroken' },
  indeterminate: { tone: 'orange', icon: 'alert' },
  unsigned: { tone: 'secondary', icon: 'minus' },
};

function VerdictBadge({
  verdict,
  language,
  large,
}: {
  readonly verdict: Verdict;
  readonly language: Visit['language'];
  readonly large?: true;
}) {
  const { tone, icon } = looks[verdict];
  return (
    <span class={`badge state-badge bg-${tone}-lt${large ? ' badge-lg' : ''}`}>
      <Icon name={icon} />
      {recordWords[language].verdicts[verdict]}
    </span>
  );
}

const verdicts: Readonly<Record<string, Verdict>> = { 'TOTAL-PASSED': 'valid', 'TOTAL-FAILED': 'invalid' };
const verdictOf = ({ indication }: Signature): Verdict => verdicts[indication] ?? 'indeterminate';

/** By the fields it fills; the certification and timestamps are nobody's role. */
const roleOf = ({ fields }: Signature, { signatures }: SignatureTableProps['context']) =>
  signatures.find(({ slots }) => slots.some((slot) => fields.includes(slot)))?.role;
