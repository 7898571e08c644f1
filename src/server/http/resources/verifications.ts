// Verification: by the file itself, or by the code printed on every page, for anybody.
import { toIso } from '../../../kernel/index.ts';
import { thingOfCode, type CodedThing, type jsonOf } from '../../application/index.ts';
import { httpFault } from '../faults.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  whole,
  words,
  yesNo,
  type JsonSchema,
  type Of,
  type Shape,
} from '../shapes.ts';

const LARGEST_PDF = 50 * 1024 * 1024;
/** Readers accept a header within the first kilobyte (ISO 32000-2, annex on implementations). */
const looksLikePdf = (bytes: Buffer) => bytes.subarray(0, 1024).includes('%PDF-');

/** Its shape is documented, and kept stable, in docs/verification-report.md. */
const reportShape: Shape<ReturnType<typeof jsonOf>> = named('VerificationReport', {
  schema: {
    type: 'object',
    required: ['file', 'sha256', 'conclusion', 'verdict', 'signatures', 'verdicts', 'registry'],
    properties: {
      file: { type: 'string' },
      verdict: { enum: ['valid', 'invalid', 'indeterminate', 'unsigned'] },
      verdicts: { type: 'array', items: { type: 'object' } },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      conclusion: { enum: ['valid', 'invalid', 'indeterminate', 'unsigned'] },
      signatures: { type: 'array', items: { type: 'object' } },
      registry: { anyOf: [{ type: 'object' }, { type: 'null' }] },
    } satisfies Record<string, JsonSchema>,
  },
});

const codedShape = named(
  'CodedDocument',
  object({
    code: text(),
    kind: oneOf(
      ...['transcript', 'classSummary', 'correctionMinutes', 'supplementaryPage', 'certifiedCopy'],
      ...['extract', 'issueRegister', 'sealRegister', 'printRegister', 'editLog', 'lockMinutes'],
      'bookRegister',
      ...['pupilBook', 'dossier', 'dossierMinutes', 'sealingMinutes', 'statistics', 'yearlyReport'],
    ),
    school: text(),
    schoolClass: nullable(text()),
    schoolYear: described('Of an edit log the year or the month; null where there is none', nullable(text())),
    version: described('Version or edition; null of what there is one of', nullable(whole())),
    latest: yesNo,
    successor: described('Code of the version to be used instead', nullable(text())),
    state: object({ name: text(), words }),
    complete: described('All have signed who are to, and it is sealed where it is to be', yesNo),
    paper: described(
      'Of a record signed with pens: the days on the sheets, as the office reported them',
      nullable(object({ signedOn: nullable(text()), sealedOn: nullable(text()), words })),
    ),
    file: nullable(object({ sha256: digest, length: whole() })),
    number: described('As on paper, of copies and minutes that have one', nullable(text())),
    original: described(
      'Of copies and extracts: what they were made from',
      nullable(object({ code: text(), version: whole(), standing: oneOf('inForce', 'superseded'), words })),
    ),
    signatures: list(
      object({
        role: text(),
        person: described('Null where only the school may know who', nullable(text())),
        at: moment,
      }),
    ),
  }),
);

const toCoded = ({ state, paper, original, signatures, ...rest }: CodedThing): Of<typeof codedShape> => ({
  ...rest,
  paper: paper && {
    signedOn: paper.signedOn,
    sealedOn: paper.sealedOn,
    words: { vi: paper.vi, en: paper.en },
  },
  state: { name: state.name, words: { vi: state.vi, en: state.en } },
  original: original && {
    code: original.code,
    version: original.version,
    standing: original.standing,
    words: { vi: original.vi, en: original.en },
  },
  signatures: signatures.map(({ role, person, at }) => ({ role, person, at: toIso(at) })),
});

export const verificationRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/verifications',
    operationId: 'verifyFile',
    summary:
      'Kiểm tra tệp PDF / Examine a file: signatures, what changed since, how it compares with the store',
    tag: 'verification',
    who: 'anybody',
    neverStored: true,
    perMinute: 20,
    file: { mediaType: 'application/pdf', looksRight: looksLikePdf, largest: LARGEST_PDF },
    answer: reportShape,
    place: ({ examiners }) => examiners.takePlace(),
    faults: ['verification.tooMany', 'verification.gaveUp'],
    handle: async ({ examiners }, { file }, caller) => ({
      json: await examiners.verify(file, caller?.schoolId ?? null),
    }),
  }),
  route({
    method: 'post',
    path: '/api/verification-reports',
    operationId: 'reportOnFile',
    summary: 'Báo cáo kiểm tra tệp, bản PDF / The same examination as a report to keep, with its JSON inside',
    tag: 'verification',
    who: 'anybody',
    neverStored: true,
    perMinute: 20,
    query: object({
      language: optional(oneOf('vi', 'en')),
      name: described('What the file is called', optional(text({ maxLength: 200 }))),
    }),
    file: { mediaType: 'application/pdf', looksRight: looksLikePdf, largest: LARGEST_PDF },
    produces: 'application/pdf',
    place: ({ examiners }) => examiners.takePlace(),
    faults: ['verification.tooMany', 'verification.gaveUp'],
    handle: async ({ examiners }, { file, query }, caller) => {
      const { language = 'vi', name = '' } = query;
      const content = await examiners.report(file, caller?.schoolId ?? null, { language, name });
      return { bytes: { content, mediaType: 'application/pdf', name: `verification-${language}.pdf` } };
    },
  }),
  route({
    method: 'get',
    path: '/api/verifications/{code}',
    operationId: 'verifyCode',
    summary:
      'Tra theo mã in trên trang / Ask by the printed code: how the document stands; no marks, no pupil',
    tag: 'verification',
    who: 'anybody',
    perMinute: 60,
    params: object({ code: text({ maxLength: 60 }) }),
    faults: ['verification.codeUnknown'],
    answer: codedShape,
    handle: async ({ house }, { params }) => {
      const found = await thingOfCode(house, params.code);
      if (found === null) throw httpFault('verification.codeUnknown');
      return { json: toCoded(found) };
    },
  }),
];
