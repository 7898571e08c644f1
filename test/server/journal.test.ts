// The journal's chain: whatever is done to it afterwards is found.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { instant, sha256 } from '../../src/kernel/index.ts';
import {
  chain,
  emptyJournal,
  exportJournal,
  journalText,
  verifyChain,
  verifyJournal,
  verifyJournalText,
  withhold,
} from '../../src/server/application/index.ts';
import type { JournalEntry } from '../../src/server/application/index.ts';
import { openDatabase } from '../../src/server/persistence/index.ts';
import { importBook, smallBook, submitAll, testHouse } from '../support/house.ts';

const drafts = Array.from({ length: 8 }, (_, index) => ({
  at: instant(1_780_000_000_000 + index),
  actor: 'person:p1',
  record: null,
  event: { type: 'score.noted', value: index, name: 'Nguyễn Thị Ánh' },
}));
const entries = chain(emptyJournal, drafts);
const head = { seq: 8, hash: entries[7]!.hash };
const codes = (lines: readonly unknown[], kept = head) =>
  verifyChain(lines, kept).findings.map(({ code }) => code);
const at = (index: number) => entries[index]!;

describe('a journal', () => {
  it('as it was written has no findings', () => {
    expect(verifyChain(entries, head)).toEqual({ entries: 8, head, findings: [], setBacks: [] });
    expect(verifyChain([], emptyJournal).findings).toEqual([]);
  });

  it('shows a changed entry, whatever was changed in it', () => {
    const changes: Partial<JournalEntry>[] = [
      { event: { ...at(3).event, value: 9 } },
      { actor: 'person:p2' },
      { at: instant(1) },
      { record: 'r' as never },
    ];
    for (const change of changes) {
      expect(codes(entries.with(3, { ...at(3), ...change }))).toEqual(['journal.changed']);
    }
  });

  it('shows a change even when the entry’s own hash was made to fit', () => {
    const forged = chain({ seq: 3, hash: at(2).hash }, [{ ...drafts[3]!, actor: 'person:p2' }])[0]!;
    expect(codes(entries.with(3, forged))).toEqual(['journal.unlinked']);
  });

  it('shows removed, swapped, repeated and inserted entries', () => {
    expect(codes(entries.toSpliced(3, 1))).toEqual(['journal.removed']);
    expect(codes(entries.with(3, at(4)).with(4, at(3)))).toContain('journal.outOfOrder');
    expect(codes(entries.toSpliced(4, 0, at(3)))).toContain('journal.outOfOrder');
    const inserted = chain({ seq: 3, hash: at(2).hash }, [{ ...drafts[0]!, actor: 'person:x' }])[0]!;
    expect(codes(entries.toSpliced(3, 0, inserted)).length).toBeGreaterThan(0);
  });

  it('shows a cut-off end, and one written anew from somewhere on', () => {
    expect(codes(entries.slice(0, 5))).toEqual(['journal.truncated']);
    expect(codes([])).toEqual(['journal.truncated']);
    const anew = [...entries.slice(0, 4), ...chain({ seq: 4, hash: at(3).hash }, drafts.slice(0, 4))];
    expect(codes(anew)).toEqual(['journal.otherHead']);
    expect(codes([...entries, ...chain(head, drafts.slice(0, 1))])).toEqual(['journal.beyondHead']);
  });

  it('never takes any altered byte of its file for the original, nor stumbles over it', () => {
    const text = journalText(entries, head);
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom('0', '1', 'a', '"', '{', ' x'),
        (index, letter) => {
          const altered = text.slice(0, index) + letter + text.slice(index + 1);
          const { findings } = verifyJournalText(altered, head);
          const same = (source: string) => {
            try {
              return JSON.stringify(
                source
                  .split('\n')
                  .filter(Boolean)
                  .map((line) => JSON.parse(line) as unknown)
                  .slice(0, -1),
              );
            } catch {
              return null;
            }
          };
          return (
            findings.length > 0 ||
            altered === text ||
            same(altered) === same(text) ||
            altered.includes('{"head"')
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of nonsense is a list of findings, not a failure', () => {
    for (const text of ['', 'null\n', '{}\n[]\n1\n', '{"seq":1e99}\n', '{"seq":1,"hash":"x"}', '\u0000']) {
      expect(verifyJournalText(text).findings.length).toBeGreaterThan(0);
    }
    const { previousHash, hash, seq } = at(0);
    const timeless = { seq, previousHash, hash, at: 9e15, actor: '', record: null, event: {} };
    expect(codes([timeless])).toContain('journal.malformed');
  });

  it('can be checked in full although some of it is withheld', () => {
    const extract = entries.map((entry, index) => (index % 2 === 0 ? entry : withhold(entry)));
    expect(codes(extract)).toEqual([]);
    const swapped = { ...withhold(at(1)), payloadHash: sha256('something else') };
    expect(codes(extract.with(1, swapped as never))).toEqual(['journal.changed']);
    expect(JSON.stringify(withhold(at(1)))).not.toContain('Ánh');
  });

  it('without its closing line cannot be known to be whole', () => {
    const text = journalText(entries, head).trimEnd().split('\n').slice(0, -1).join('\n');
    expect(verifyJournalText(text).findings.map(({ code }) => code)).toEqual(['journal.missingHead']);
    expect(verifyJournalText(text, head).findings).toEqual([]);
  });
});

describe('the stored journal', () => {
  it('is exported for one class without telling of another, and still verifies offline', async () => {
    const { house, close } = await testHouse();
    const one = await importBook(house, smallBook());
    const other = await importBook(house, { ...smallBook(), className: '8A9' });
    await submitAll(house, one);
    const lines: string[] = [];
    for await (const line of exportJournal(house, one.classId)) lines.push(line);
    const text = lines.join('');
    expect(verifyJournalText(text).findings).toEqual([]);
    expect(text).toContain(one.records[0]);
    for (const id of other.records) expect(text).not.toContain(id);
    expect(verifyJournalText(text.replace('record.submitted', 'record.returned')).findings).not.toEqual([]);
    await close();
  });

  it('tells when a stored record is not what the journal makes of it', async () => {
    const { house, close } = await testHouse();
    const { records } = await importBook(house, smallBook());
    const [record] = await house.store.read((view) => view.records(records.slice(0, 1)));
    await house.store.write((transaction) =>
      transaction.updateRecords([
        { id: record!.id, revision: record!.revision, snapshot: { ...record!.snapshot, state: 'locked' } },
      ]),
    );
    expect((await verifyJournal(house)).findings.map(({ code }) => code)).toEqual(['journal.notReproduced']);
    await close();
  });

  it('tells when other bytes were put in the place of a document', async () => {
    const { house, folder, close } = await testHouse();
    const imported = await importBook(house, smallBook({}, 1));
    await submitAll(house, imported);
    expect((await verifyJournal(house)).findings).toEqual([]);
    const source = await openDatabase(path.join(folder, 'giaplai.sqlite'));
    await source.query('DROP TRIGGER segments_refuses_update');
    await source.query('UPDATE segments SET fileHash = hash WHERE ordinal = 1 AND recordId = ?', [
      imported.records[0],
    ]);
    await source.destroy();
    expect((await verifyJournal(house)).findings.map(({ code }) => code)).toEqual([
      'journal.otherBytes',
      'guard.missing',
    ]);
    await close();
  });

  it('tells when the bytes of a document were altered or removed on the disk', async () => {
    const { house, folder, close } = await testHouse();
    const imported = await importBook(house, smallBook({}, 1));
    await submitAll(house, imported);
    const segments = await house.store.read((view) => view.segments(imported.records));
    const [{ blob, start }] = segments.filter(({ ordinal }) => ordinal === 0) as [(typeof segments)[number]];
    const sharing = segments.filter((segment) => segment.ordinal === 0 && segment.blob === blob);
    const file = path.join(folder, 'blobs', blob.slice(0, 2), blob.slice(2));
    const bytes = readFileSync(file);
    bytes[start + 60]! ^= 1;
    rmSync(file);
    writeFileSync(file, bytes);
    // Documents share a blob; only the altered one is told.
    const codes = async () => (await verifyJournal(house)).findings.map(({ code }) => code);
    expect(await codes()).toEqual(['journal.otherBytes']);
    rmSync(file);
    expect(await codes()).toEqual(sharing.map(() => 'journal.otherBytes'));
    expect(sharing.length).toBeGreaterThan(1);
    await close();
  });
});
