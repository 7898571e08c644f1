// The examined file for programs: the shape of docs/verification-report.md.
import { toIso } from '../../../kernel/index.ts';
import { indicationOf, jsonReport, type VerdictAt } from '../../../signing/index.ts';
import type { KnownDocument, Standing } from '../registry/standing-of.ts';
import { conclusionOf, type ExaminedFile } from './examined.ts';
import type { Succession, SuccessionRow } from './succession/examine-succession.ts';

export function jsonOf(examined: ExaminedFile) {
  const { file, sha256, report, verdicts, pages, standing, succession, book } = examined;
  return {
    file,
    sha256,
    conclusion: conclusionOf(examined),
    ...jsonReport(report),
    pages: pages ?? null,
    verdicts: verdicts.map(jsonVerdict),
    registry: standing && jsonStanding(standing),
    succession: succession ? jsonSuccession(succession) : null,
    book: book ?? null,
  };
}

export interface JsonSuccession extends Omit<Succession, 'rows' | 'earlier'> {
  readonly rows: readonly (Omit<SuccessionRow, 'signedAt'> & { readonly signedAt: string | null })[];
  readonly earlier: JsonSuccession | null;
}

const jsonSuccession = ({ rows, earlier, ...rest }: Succession): JsonSuccession => ({
  ...rest,
  rows: rows.map((row) => ({ ...row, signedAt: row.signedAt === null ? null : toIso(row.signedAt) })),
  earlier: earlier && jsonSuccession(earlier),
});

const jsonVerdict = ({ moment, at, report: { verdict, findings, signatures } }: VerdictAt) => ({
  moment,
  at: toIso(at),
  verdict,
  ...indicationOf([...findings, ...signatures.flatMap((signature) => signature.findings)]),
});

const jsonStanding = ({ kind, weight, vi, en, known }: Standing) => ({
  standing: kind,
  weight,
  vi,
  en,
  document: known && jsonKnown(known),
});

const jsonKnown = ({ deeds, ...known }: KnownDocument) => ({
  ...known,
  deeds: deeds.map(({ role, fields, person, at, inFile }) => ({
    role,
    fields,
    person,
    at: at === null ? null : toIso(at),
    inFile,
  })),
});
