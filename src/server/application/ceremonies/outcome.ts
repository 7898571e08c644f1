// What became of each document of a gesture.
import type { RecordId, Sha256 } from '../../../kernel/index.ts';
import type { Refusal } from '../../../workflows/index.ts';
import type { WorkFailure } from '../ports/workshop.ts';
import type { SchoolRecord } from '../rows.ts';
import type { Stamp } from './stamping.ts';

export interface CeremonyOutcome {
  readonly recordId: RecordId;
  readonly title: string;
  /** Null when signed in this run. `signing.alreadySigned` is how a resumed run tells what was done before. */
  readonly trouble: Refusal | null;
  readonly fileHash: Sha256 | null;
  /** Why a signature that was to be timestamped is not: it stands at level B-B. */
  readonly shortfall?: Refusal;
}

type Titled = Pick<SchoolRecord, 'id' | 'title'>;

export const troubled = ({ id, title }: Titled, trouble: Refusal): CeremonyOutcome => ({
  recordId: id,
  title,
  trouble,
  fileHash: null,
});

export const signedAs = (
  { id, title }: Titled,
  fileHash: Sha256,
  { shortfall }: Pick<Stamp, 'shortfall'>,
): CeremonyOutcome => ({
  recordId: id,
  title,
  trouble: null,
  fileHash,
  ...(shortfall && { shortfall }),
});

/** What a worker says of one document; its silence counts as a failure. */
export const failureIn = (outcome: object | undefined): Refusal =>
  outcome && 'failed' in outcome ? (outcome as WorkFailure).failed : noAnswer;

/** As the workflow says it. */
export const staleBytes: Refusal = {
  code: 'signing.staleBytes',
  vi: 'Văn bản đã có thêm chữ ký khác, cần ký lại trên bản mới',
  en: 'Somebody else signed the document meanwhile; sign what there is now',
};

/** Somebody else signed in the meantime, or a timestamp needs more room: to be signed anew on what there is now. */
export const isStale = ({ trouble }: CeremonyOutcome): boolean =>
  trouble?.code === 'signing.staleBytes' || trouble?.code === 'signing.contentsTooSmall';

const noAnswer: Refusal = {
  code: 'workshop.laneLost',
  vi: 'Tiến trình xử lý văn bản không trả lời',
  en: 'The document worker gave no answer',
};
