// The report of the API (docs/verification-report.md), as far as the page tells it, and the word for all of it.
import type { Values } from './fill.ts';

interface Said {
  readonly vi: string;
  readonly en: string;
}

interface Finding extends Said {
  readonly code: string;
  readonly weight: 'failure' | 'doubt' | 'note';
}

interface Signature {
  readonly fields: readonly string[];
  readonly kind: 'certification' | 'approval' | 'timestamp';
  readonly integrity: string;
  readonly trust: string;
  readonly changesSince: string;
  readonly level: string | null;
  readonly reason: string | null;
  readonly claimedAt: string | null;
  readonly provedAt: string | null;
  readonly signer: {
    readonly name: string;
    readonly organisation: string | null;
    readonly issuer: string;
  } | null;
  readonly findings: readonly Finding[];
}

interface Known {
  readonly record: { readonly title: string };
  readonly state: Said;
  readonly school: string | null;
  readonly version: number;
  readonly latestVersion: number;
  readonly verificationCode: string;
  readonly deeds: readonly { readonly role: string; readonly fields: readonly string[] }[];
}

interface Succession {
  readonly predecessor: { readonly verificationCode: string } | null;
  readonly differences: readonly {
    readonly place: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  readonly findings: readonly Finding[];
}

export interface Report {
  readonly conclusion: 'valid' | 'invalid' | 'indeterminate' | 'unsigned';
  readonly verdict: string;
  readonly sha256: string;
  readonly level: string | null;
  readonly checkedAt: string;
  readonly findings: readonly Finding[];
  readonly signatures: readonly Signature[];
  readonly registry: (Said & { readonly standing: string; readonly document: Known | null }) | null;
  readonly succession: Succession | null;
}

/** What the store says about a file whose signatures are sound, and what is wrong with one whose are not. */
export function verdictOf({ conclusion, findings, signatures, registry }: Report): string {
  const codes = [...findings, ...signatures.flatMap((one) => one.findings)];
  const found = (code: string) => codes.some((one) => one.code === code && one.weight === 'failure');
  const standing = standings[registry?.standing ?? ''];
  if (conclusion === 'invalid') {
    const altered = signatures.some(
      ({ integrity, changesSince }) => integrity === 'broken' || changesSince === 'other',
    );
    if (altered || standing === 'tampered' || found('document.unsignedChanges')) return 'tampered';
    return found('certificate.revoked') ? 'revoked' : 'invalid';
  }
  if (conclusion === 'unsigned') return standing === 'onPaper' ? 'onPaper' : 'unsigned';
  if (standing !== undefined && standing !== 'tampered') return standing;
  return conclusion === 'valid' ? 'valid' : 'doubtful';
}

const standings: Readonly<Record<string, string>> = {
  superseded: 'superseded',
  copyOfSuperseded: 'superseded',
  withdrawn: 'withdrawn',
  rolledBack: 'incomplete',
  current: 'unfinished',
  copyUnfinished: 'unfinished',
  onPaper: 'onPaper',
  signaturesRemoved: 'tampered',
  signedAnew: 'tampered',
  altered: 'tampered',
  cutOff: 'tampered',
  otherFile: 'tampered',
  copyAltered: 'tampered',
  dossierUnderWay: 'unfinished',
  dossierOlder: 'incomplete',
  dossierReplaced: 'superseded',
  dossierNotInForce: 'withdrawn',
  dossierAltered: 'tampered',
};

export interface Telling {
  readonly language: 'vi' | 'en';
  readonly words: Readonly<Record<string, string>>;
  /** As the person named it. */
  readonly file: string;
  /** Address of the report as a file. */
  readonly json: string;
}

export function valuesOf(report: Report, { language, words, file, json }: Telling): Values {
  const { registry, succession, signatures } = report;
  const known = registry?.document ?? null;
  const sentences = (said: readonly Finding[]) => said.map((one) => ({ sentence: one[language] }));
  const later = known !== null && known.version < known.latestVersion ? known.verificationCode : null;
  return {
    file,
    json,
    successor: later && `/verify/${later}`,
    predecessor: succession?.predecessor ? `/verify/${succession.predecessor.verificationCode}` : null,
    dossier: registry?.standing === 'unknown' ? `/verify/${report.sha256}` : null,
    code: known?.verificationCode ?? null,
    title: known?.record.title ?? null,
    school: known?.school ?? null,
    state: known?.state[language] ?? null,
    version: known && `${known.version}/${known.latestVersion}`,
    level: report.level,
    checkedAt: momentText(report.checkedAt),
    comparison: registry?.[language] ?? null,
    sha256: report.sha256,
    findings: sentences([...report.findings, ...(succession?.findings ?? [])]),
    signatures: signatures.map((one) => ({
      person: one.signer?.name ?? words.unnamed ?? '',
      role: [roleOf(one, known, words), one.signer?.organisation].filter(Boolean).join(' · '),
      at: momentText(one.provedAt ?? one.claimedAt),
      integrity: words[one.integrity] ?? one.integrity,
      since: words[one.changesSince] ?? one.changesSince,
      trust: words[one.trust] ?? one.trust,
      level: one.level,
      issuer: one.signer?.issuer ?? null,
      faults: sentences(one.findings.filter(({ weight }) => weight !== 'note')),
      notes: sentences(one.findings.filter(({ weight }) => weight === 'note')),
    })),
    differences: (succession?.differences ?? []).map(({ place, before, after }) => ({
      place,
      before: shown(before),
      after: shown(after),
    })),
  };
}

function roleOf(one: Signature, known: Known | null, words: Telling['words']): string {
  if (one.kind === 'timestamp') return words.timestamp ?? '';
  const deed = known?.deeds.find(({ fields }) => fields.some((field) => one.fields.includes(field)));
  if (deed === undefined && one.reason !== null) return one.reason;
  return words[deed?.role ?? (one.kind === 'certification' ? 'certification' : 'signer')] ?? '';
}

const shown = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);

/** `22/11/2026 19:30`, in Vietnam's time, as the pages write it. */
function momentText(iso: string | null): string | null {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(iso ?? '') ?? [];
  return time === undefined ? null : `${day ?? ''}/${month ?? ''}/${year ?? ''} ${time}`;
}
