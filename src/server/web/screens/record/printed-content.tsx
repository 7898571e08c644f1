// The frozen content of one version, as its document prints it.
import type { DocumentSnapshot } from '../../../../documents/index.ts';
import type { DocumentVersion } from '../../../application/index.ts';
import type { Visit } from '../../visit.ts';
import type { Language } from '../../words.ts';
import type { Marking } from './marked-cell.tsx';
import { SummaryTable } from './summary-table.tsx';
import { TranscriptTable } from './transcript-table.tsx';

/** What the bytes of the version were made from. @throws Fault `blob.missing`, `blob.damaged` */
export const snapshotOf = async ({ desk }: Visit, { snapshotHash }: DocumentVersion) =>
  JSON.parse(Buffer.from(await desk.house.blobs.get(snapshotHash)).toString('utf8')) as DocumentSnapshot;

interface PrintedContentProps {
  readonly snapshot: DocumentSnapshot;
  readonly language: Language;
  readonly marking?: Marking;
  readonly caption: string;
}

export const PrintedContent = ({ snapshot, ...rest }: PrintedContentProps) =>
  snapshot.kind === 'transcript' ? (
    <TranscriptTable snapshot={snapshot} {...rest} />
  ) : (
    <SummaryTable snapshot={snapshot} {...rest} />
  );
