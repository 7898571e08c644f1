// Judges a chunk of stored documents by what they carry themselves, for the report that travels with a package.
import { pageCount } from '../../documents/index.ts';
import { sha256, type Instant } from '../../kernel/index.ts';
import { examineSuccession, isAway, jsonOf, printedExamination } from '../application/on-threads/index.ts';
import type { Blobs, ExaminedFile, ExamineOutcome, ExamineTask } from '../application/index.ts';
import {
  archiveExpires,
  createVerifier,
  parseCertificate,
  verdictsOverTime,
  type Certificate,
} from '../../signing/index.ts';
import { failureOf } from './failure.ts';

export const examineAll = (blobs: Blobs, tasks: readonly ExamineTask[]): Promise<readonly ExamineOutcome[]> =>
  Promise.all(tasks.map((task) => examine(blobs, task)));

async function examine(blobs: Blobs, task: ExamineTask): Promise<ExamineOutcome> {
  const { recordId, name, segments, fileHash, at } = task;
  try {
    const pdf = await blobs.join(segments, fileHash);
    const anchors = task.anchors.map(parseCertificate);
    const examined = await examinedFile(pdf, { name, at, anchors });
    return {
      recordId,
      json: jsonOf(examined),
      printed: printed(examined, { at, anchors }),
      archiveExpires: archiveExpires(pdf) ?? null,
    };
  } catch (error) {
    if (isAway(error)) throw error;
    return { recordId, failed: failureOf(error) };
  }
}

interface Trusting {
  readonly at: Instant;
  readonly anchors: readonly Certificate[];
}

async function examinedFile(
  pdf: Uint8Array,
  { name, at, anchors }: Trusting & { readonly name: string },
): Promise<ExaminedFile> {
  const verifierFor = (moment: Instant) =>
    createVerifier({ anchors, at: moment, now: moment > at ? moment : at });
  const verify = verifierFor(at);
  const report = verify(pdf);
  return {
    file: name,
    sha256: sha256(pdf),
    pages: pageCount(pdf),
    report,
    verdicts: verdictsOverTime(pdf, { now: at, stated: undefined, verifierFor }),
    standing: null,
    succession: await examineSuccession(pdf, report, verify),
  };
}

function printed(examined: ExaminedFile, { at, anchors }: Trusting) {
  const sheet = printedExamination({
    ...{ files: [examined], language: 'vi', now: at, offline: true, anchors, software: '' },
  });
  const [file] = sheet.files;
  if (!file) throw new TypeError('one file gives one section');
  return file;
}
