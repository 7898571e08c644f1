// Verification: by the file itself, or by the code printed on every page, for anybody.
import { pageCount } from '../../../documents/index.ts';
import { sha256, toIso } from '../../../kernel/index.ts';
import { documentOfCode, jsonOf, standingOf, type Standing } from '../../application/index.ts';
import { verdictsOverTime } from '../../../signing/index.ts';
import { httpFault } from '../faults.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  text,
  whole,
  words,
  yesNo,
  type JsonSchema,
  type Shape,
} from '../shapes.ts';
import { recordKind, signingRole } from './shapes.ts';

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
      verdict: { enum: ['valid', 'invalid', 'indeterminate'] },
      verdicts: { type: 'array', items: { type: 'object' } },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      conclusion: { enum: ['valid', 'invalid', 'indeterminate'] },
      signatures: { type: 'array', items: { type: 'object' } },
      registry: { anyOf: [{ type: 'object' }, { type: 'null' }] },
    } satisfies Record<string, JsonSchema>,
  },
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
    handle: async (desk, { file }, caller) => {
      const now = desk.house.clock.now();
      const report = await desk.judge(file);
      const verdicts = verdictsOverTime(file, { now, stated: undefined, verifierFor: desk.verifierFor });
      const standing = await standingFor(desk, caller, file, report);
      return {
        json: jsonOf({ file: '', sha256: sha256(file), pages: pageCount(file), report, verdicts, standing }),
      };
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
    answer: named(
      'CodedDocument',
      object({
        code: text(),
        kind: recordKind,
        school: text(),
        schoolClass: text(),
        schoolYear: text(),
        version: whole(),
        latest: yesNo,
        state: object({ name: text(), words }),
        file: nullable(object({ sha256: digest, length: whole() })),
        signatures: list(object({ role: signingRole, person: text(), at: moment })),
      }),
    ),
    handle: async ({ house }, { params }) => {
      const found = await documentOfCode(house, params.code);
      if (found === null) throw httpFault('verification.codeUnknown');
      const { state, signatures, ...rest } = found;
      return {
        json: {
          ...rest,
          state: { name: state.name, words: { vi: state.vi, en: state.en } },
          signatures: signatures.map(({ role, person, at }) => ({ role, person, at: toIso(at) })),
        },
      };
    },
  }),
];

/**
 * A file may only claim to be some record: what the store knows of it is told to people of that school, and to
 * others no more than how the bytes compare.
 */
async function standingFor(
  { house }: HttpDesk,
  caller: Caller | null,
  file: Buffer,
  report: Parameters<typeof standingOf>[2],
): Promise<Standing | null> {
  const standing = await standingOf(house, file, report);
  const { known } = standing;
  if (known === null) return standing;
  const school = (await house.store.read((view) => view.schools())).find(({ id }) => id === caller?.schoolId);
  if (known.school !== null && school?.name === known.school) return standing;
  const { kind, weight, vi, en } = standing;
  return { kind, weight, vi, en, known: null };
}
