// The examined file for programs: the shape of docs/verification-report.md.
import { toIso } from '../../../kernel/index.ts';
import { indicationOf, jsonReport, type VerdictAt } from '../../../signing/index.ts';
import type { KnownDocument, Standing } from '../registry/standing-of.ts';
import { conclusionOf, type ExaminedFile } from './examined.ts';

export function jsonOf(examined: ExaminedFile) {
  const { file, sha256, report, verdicts, pages, standing } = examined;
  return {
    file,
    sha256,
    conclusion: conclusionOf(examined),
    ...jsonReport(report),
    pages: pages ?? null,
    verdicts: verdicts.map(jsonVerdict),
    registry: standing && jsonStanding(standing),
  };
}

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
