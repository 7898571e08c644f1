// How a file stands to the papers of the office: copies, extracts and registers as they were made, and their originals.
import { attachedIdentity } from '../../../documents/index.ts';
import { codedPaper } from '../office/papers/paper-of-code.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { Prefix } from './file-prefixes.ts';
import { told, type StandingKind, type Told } from './standing.ts';

export type PaperStanding = Told & { readonly kind: StandingKind };

/** Null where the file is none of the office's and does not say it is. */
export async function standingOfPaper(
  view: View,
  pdf: Uint8Array,
  prefixes: readonly Prefix[],
): Promise<PaperStanding | null> {
  const held = await view.paperSegmentsOfFiles(prefixes.map(({ fileHash }) => fileHash));
  const claimed = held.length === 0 ? attachedIdentity(pdf)?.recordId : undefined;
  const id = held[0]?.paperId ?? claimed;
  const paper = id === undefined ? null : await view.officePaper(id);
  if (!paper) return null;
  const segments = await view.paperSegments(paper.id);
  const whole = prefixes.at(-1)?.fileHash;
  const at = segments.findIndex(({ fileHash }) => fileHash === whole);
  const { source, number } = await codedPaper(view, paper, segments);
  const kind = ((): StandingKind => {
    if (at < 0) return 'copyAltered';
    if (at < segments.length - 1 || !segments.some(({ role }) => role === 'seal')) return 'copyUnfinished';
    if (source === null) return 'officePaper';
    return source.standing === 'inForce' ? 'copyInForce' : 'copyOfSuperseded';
  })();
  const details = { number: number ?? '', code: source?.code ?? '', version: source?.version ?? 0 };
  return { ...told(kind, details), kind };
}
