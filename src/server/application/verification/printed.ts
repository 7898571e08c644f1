// Examined files as the sheet that is printed: the same facts as on the screen and in the JSON, in words.
import type { SheetFile, VerificationSheet } from '../../../documents/index.ts';
import { toVietnameseTime, type Instant } from '../../../kernel/index.ts';
import { type Certificate, documentLevel, nameText, verdictWords } from '../../../signing/index.ts';
import { conclusionOf, type ExaminedFile, type UnreadFile } from './examined.ts';
import { allFindings, explanationOf } from './explanation.ts';
import { bookStatements } from './book/printed-book.ts';
import { jsonOf } from './json.ts';
import { indicationText, printedSignature, statementOf } from './printed-signature.ts';
import { printedStanding, roleOf } from './printed-standing.ts';
import { successionStatements } from './succession/printed-succession.ts';
import { momentWords, wordings, type Words } from './wording.ts';

type Language = 'vi' | 'en';

export interface Examination {
  readonly files: readonly (ExaminedFile | UnreadFile)[];
  readonly language: Language;
  readonly now: Instant;
  readonly stated?: Instant | undefined;
  readonly offline: boolean;
  readonly anchors: readonly Certificate[];
  /** `Giáp Lai 0.1.0`. */
  readonly software: string;
}

export function printedExamination(examination: Examination): VerificationSheet {
  const { files, language, now, stated, offline, anchors, software } = examination;
  const words = wordings[language];
  const network = offline ? words.offline : words.online;
  const at = `${toVietnameseTime(now)} (+07:00)`;
  const statedText = stated === undefined ? [] : [`${words.stated} ${toVietnameseTime(stated)} (+07:00)`];
  return {
    language,
    printedAt: now,
    subtitle: [`${words.checked} ${at}`, ...statedText].join('; '),
    files: files.map((each) => ('unread' in each ? unreadFile(each, language) : printedFile(each, language))),
    basis: [
      [words.time, [at, ...statedText].join('; ')],
      [words.network, network],
      [words.software, software],
    ],
    anchors: anchors.map(({ subject, digest }) => ({
      subject: nameText(subject),
      fingerprint: digest.toString('hex'),
    })),
    json: JSON.stringify(
      files.map((each) => ('unread' in each ? each : jsonOf(each))),
      null,
      2,
    ),
  };
}

function printedFile(examined: ExaminedFile, language: Language): SheetFile {
  const { file, report, verdicts, standing, succession, book } = examined;
  const words = wordings[language];
  const verdict = conclusionOf(examined);
  const order = ['failure', 'doubt', 'note'];
  const headline = report.verdict === 'valid' ? standing?.headline : undefined;
  return {
    name: file,
    verdict,
    headline: (headline ?? verdictWords[verdict])[language],
    explanation: explanationOf(examined, language),
    facts: factsOf(examined, language, words),
    moments: verdicts.map(({ moment, at, report: then }) => ({
      moment: momentWords[moment][language],
      at: toVietnameseTime(at),
      verdict: then.verdict,
      words: verdictWords[then.verdict][language],
      indication: indicationText(allFindings(then)),
    })),
    registry: standing && printedStanding(standing, language),
    statements: [
      ...report.findings.map((each) => statementOf(each, language)),
      ...(succession ? successionStatements(succession, language) : []),
      ...(book ? bookStatements(book, language) : []),
    ].sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight)),
    signatures: report.signatures.map((signature) =>
      printedSignature(signature, language, roleOf(signature, standing, language)),
    ),
  };
}

function unreadFile({ file, unread }: UnreadFile, language: Language): SheetFile {
  const words = wordings[language];
  return {
    name: file,
    verdict: 'unread',
    headline: words.unread,
    explanation: unread[language],
    facts: [[words.name, file]],
    moments: [],
    registry: null,
    statements: [],
    signatures: [],
  };
}

function factsOf(
  { file, sha256, pages, report }: ExaminedFile,
  language: Language,
  words: Words,
): SheetFile['facts'] {
  const { length, revisions, openFields } = report;
  const level = documentLevel(report);
  return [
    [words.name, file],
    ['SHA-256', sha256],
    [words.length, `${length.toLocaleString({ vi: 'vi-VN', en: 'en-GB' }[language])} ${words.bytes}`],
    [words.pages, pages === undefined ? words.unknown : String(pages)],
    ...(revisions === 0 ? [] : [[words.revisions, String(revisions)] as const]),
    ...(level === undefined ? [] : [[words.level, level] as const]),
    [words.etsi, indicationText(allFindings(report))],
    ...(openFields.length === 0 ? [] : [[words.openFields, String(openFields.length)] as const]),
  ];
}
