// Which baseline level a document has the parts for (ETSI EN 319 142-1 §5.4, §6); whether they hold is the verifier's answer.
import { PdfRef, type PdfFile } from '../pdf/index.ts';
import type { StoredSignature } from './stored-signatures.ts';

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
  const writes = ({ index }: { readonly index: number }) => {
    const now = file.catalog(index).get('DSS');
    const before = index === 0 ? undefined : file.catalog(index - 1).get('DSS');
    if (!(now instanceof PdfRef)) return now !== undefined && now !== before;
    return file.revisions[index]?.entries.has(now.number) === true || !(before instanceof PdfRef);
  };
  return file.revisions.findLast(writes)?.index;
}
