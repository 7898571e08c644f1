// The journal's extract of a package with what proves it: every link of the chain, the head, and what checking it found.
import { toIso } from '../../../kernel/index.ts';
import { exportJournal } from '../journal/export-journal.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import { jsonFile } from './json-file.ts';
import type { Archiving } from './packing.ts';

export interface JournalExtract {
  readonly files: readonly PackageFile[];
  /** What the package tells in full; of others it has only the links. */
  readonly told: readonly JournalEntry[];
  readonly withheld: number;
  readonly intact: boolean;
}

export async function journalExtract(
  house: House,
  { schoolClass, head, at }: Archiving,
): Promise<JournalExtract> {
  const lines: string[] = [];
  for await (const line of exportJournal(house, schoolClass.id, head)) lines.push(line);
  const text = lines.join('');
  const { findings, told } = await house.workshop.compose('extract', { text, head });
  const withheld = head.seq - told.length;
  const intact = findings.length === 0;
  const proof = jsonFile('data/journal-proof.json', {
    head,
    told: told.length,
    withheld,
    checkedAt: toIso(at),
    intact,
    findings,
    method: METHOD,
  });
  return { files: [{ path: 'data/journal.jsonl', bytes: Buffer.from(text) }, proof], told, withheld, intact };
}

const METHOD =
  'payloadHash = SHA-256 of the canonical JSON {seq, at, time, actor, record, event}; hash = SHA-256 of previousHash and payloadHash, both as 64 hexadecimal digits; the first previousHash is 64 zeros; the last hash is the head. Check with: giaplai journal verify data/journal.jsonl';
