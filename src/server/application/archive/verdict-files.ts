// The verification report of a package: each document judged by what it carries itself, as JSON, as PDF, with whom it trusts.
import type { VerificationSheet } from '../../../documents/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import { toVietnameseTime } from '../../../kernel/index.ts';
import { nameText } from '../../../signing/index.ts';
import { chunked, throughLanes } from '../lanes.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import type { ExamineOutcome } from '../ports/workshop.ts';
import type { Watched } from '../progress.ts';
import { refusalFault } from '../refusal-fault.ts';
import { jsonFile } from './json-file.ts';
import type { Archiving } from './packing.ts';
import type { RecordFile } from './record-files.ts';

export type Verdicts = ReadonlyMap<RecordId, Judged>;
export type Judged = Exclude<ExamineOutcome, { readonly failed: unknown }>;

/**
 * On the workshop's threads: judging a class takes seconds.
 * @throws Fault whatever kept a document from being read; no package is made without its verdict
 */
export async function judgeFiles(
  { workshop }: Pick<House, 'workshop'>,
  { anchors, at }: Archiving,
  files: readonly RecordFile[],
  { signal, onJudged }: Watched & { readonly onJudged?: (file: RecordFile) => void },
): Promise<Verdicts> {
  const trusted = anchors.map(({ der }) => der);
  const judged = new Map<RecordId, Judged>();
  await throughLanes(
    chunked(files, workshop.lanes * 4),
    workshop.lanes,
    async (chunk) => {
      const tasks = chunk.map(({ record, path, segments, fileHash }) => ({
        ...{ recordId: record.id, name: path, segments, fileHash, anchors: trusted, at },
      }));
      for (const outcome of await workshop.examine(tasks)) {
        if ('failed' in outcome) throw refusalFault(outcome.failed, { record: outcome.recordId });
        judged.set(outcome.recordId, outcome);
      }
      chunk.forEach((file) => onJudged?.(file));
    },
    signal,
  );
  signal?.throwIfAborted();
  return judged;
}

export async function* verdictFiles(
  { workshop }: Pick<House, 'workshop'>,
  archiving: Archiving,
  files: readonly RecordFile[],
  verdicts: Verdicts,
): AsyncGenerator<PackageFile> {
  const judged = files.flatMap(({ record }) => verdicts.get(record.id) ?? []);
  const report = jsonFile(
    'data/verification/report.json',
    judged.map(({ json }) => json),
  );
  yield report;
  const sheet = sheetOf(archiving, judged, Buffer.from(report.bytes).toString());
  yield { path: 'data/verification/report.pdf', bytes: await workshop.compose('report', sheet) };
  for (const { der, digest } of archiving.anchors)
    yield {
      path: `data/verification/anchors/${digest.toString('hex').slice(0, 16)}.crt`,
      bytes: Buffer.from(pem(der)),
    };
}

function sheetOf({ at, anchors }: Archiving, judged: readonly Judged[], json: string): VerificationSheet {
  const time = `${toVietnameseTime(at)} (+07:00)`;
  return {
    language: 'vi',
    printedAt: at,
    subtitle: `Kiểm tra lúc ${time}, khi đóng gói lưu trữ`,
    files: judged.map(({ printed }) => printed),
    basis: [
      ['Thời điểm', time],
      ['Mạng', 'Không hỏi ai: chỉ dùng những gì tệp mang theo'],
    ],
    anchors: anchors.map(({ subject, digest }) => ({
      subject: nameText(subject),
      fingerprint: digest.toString('hex'),
    })),
    json,
  };
}

const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END CERTIFICATE-----\n`;
