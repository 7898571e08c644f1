// How a file stands to minutes, supplementary pages and edit logs as the school keeps them.
import { attachedIdentity } from '../../../documents/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { CodedFile } from '../ports/coded-files.ts';
import type { House } from '../ports/house.ts';
import { codedKindWords } from '../verification/coded-thing.ts';
import { thingOfCode } from '../verification/thing-of-code.ts';
import { verificationCode } from '../verification-code.ts';
import type { Prefix } from './file-prefixes.ts';
import { told, type StandingKind, type Told } from './standing.ts';

/** Null where the file is none of these and does not say it is. */
export async function standingOfCoded(
  shelf: Pick<House, 'store'>,
  pdf: Uint8Array,
  prefixes: readonly Prefix[],
): Promise<(Told & { readonly kind: StandingKind }) | null> {
  const lengths = new Map(prefixes.map(({ fileHash, length }) => [fileHash, length]));
  const held = await shelf.store.read((view) => view.codedFiles([...lengths.keys()]));
  const [deepest] = held
    .filter(({ fileHash, length }) => lengths.get(fileHash) === length)
    .toSorted((a, b) => b.length - a.length);
  const code = deepest?.verificationCode ?? codeNamed(pdf);
  const thing = code === null ? null : await thingOfCode(shelf, code);
  if (thing === null) return null;
  const kind = kindOf(deepest, pdf.length, thing);
  const { vi, en } = codedKindWords[thing.kind];
  const details = { code: thing.code, state: thing.state, what: { vi, en }, lacking: deepest?.since ?? 0 };
  return { ...told(kind, details), kind };
}

function kindOf(
  deepest: CodedFile | undefined,
  length: number,
  { latest, complete }: { readonly latest: boolean; readonly complete: boolean },
): StandingKind {
  if (!deepest) return 'minutesAltered';
  if (deepest.since > 0) return 'minutesOlder';
  if (deepest.length !== length) return 'minutesContinued';
  if (!latest) return 'minutesReplaced';
  return complete ? 'minutesComplete' : 'minutesUnderWay';
}

/** What a file says of itself decides only what it is held against. */
function codeNamed(pdf: Uint8Array): string | null {
  const identity = attachedIdentity(pdf);
  if (identity === undefined) return null;
  return verificationCode(identity.recordId as RecordId, identity.version, identity.snapshotHash);
}
