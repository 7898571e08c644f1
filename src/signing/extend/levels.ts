// Which baseline level a document has the parts for (ETSI EN 319 142-1 §5.4, §6); whether they hold is the verifier's answer.
import { PdfRef, serialize, type PdfFile, type Revision } from '../pdf/index.ts';
import type { StoredSignature } from './stored-signatures.ts';

/**
 * Baseline levels, in order: the signature alone, with a timestamp, with validation data, with an archive
 * timestamp.
 */
export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

export const levels: readonly Level[] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];

export const isBelow = (level: Level, wanted: Level): boolean =>
  levels.indexOf(level) < levels.indexOf(wanted);

/**
 * Judged by the last signature: a timestamp over it covers every signature below, validation data counts when it came
 * after it, and an archive timestamp when it covers that data.
 */
export function levelOf(file: PdfFile, signatures: readonly StoredSignature[]): Level {
  const last = signatures.findLast(({ value }) => value.kind !== 'timestamp');
  if (!last) return 'B-B';
  const archive = signatures.filter(
    ({ value, revision }) => value.kind === 'timestamp' && revision > last.revision,
  );
  const own = last.value.kind === 'signature' && last.value.timestamps.length > 0;
  if (!own && archive.length === 0) return 'B-B';
  const data = lastDataRevision(file);
  if (data === undefined || data <= last.revision) return 'B-T';
  return archive.some(({ revision }) => revision > data) ? 'B-LTA' : 'B-LT';
}

/** The revision that last wrote the /DSS. */
function lastDataRevision(file: PdfFile): number | undefined {
  const ref = file.catalog().get('DSS');
  if (ref === undefined) return undefined;
  const writes = ({ index, entries }: Revision) => {
    const now = file.catalog(index).get('DSS') ?? null;
    const before = index === 0 ? null : (file.catalog(index - 1).get('DSS') ?? null);
    // The catalog may have been written again for another reason, with the same /DSS in it.
    return serialize(now) !== serialize(before) || (now instanceof PdfRef && entries.has(now.number));
  };
  return file.revisions.findLast(writes)?.index;
}
