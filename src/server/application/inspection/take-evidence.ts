// Evidence of a class, or of one record of it, in one ZIP: the signed files, the journal's extract with the proof of its
// chain, edit logs, the rules in force, a verification report, and a list of SHA-256 sums. Told in the journal first.
import { readBook } from '../classes/class-books.ts';
import { archiveDuties } from '../../../policies/index.ts';
import { sha256, toIso } from '../../../kernel/index.ts';
import type { ClassId, PersonId, RecordId } from '../../../kernel/index.ts';
import type { Certificate } from '../../../signing/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { editLogFiles } from '../archive/edit-log-files.ts';
import { uniqueNames } from '../archive/file-names.ts';
import { jsonFile } from '../archive/json-file.ts';
import type { Archiving } from '../archive/packing.ts';
import { recordFiles } from '../archive/record-files.ts';
import { ruleFile } from '../archive/rule-files.ts';
import { judgeFiles, verdictFiles } from '../archive/verdict-files.ts';
import { readDocument } from '../documents.ts';
import { applicationFault } from '../faults.ts';
import type { JournalHead } from '../journal/entry.ts';
import { exportJournal } from '../journal/export-journal.ts';
import { verifyJournalText } from '../journal/jsonl.ts';
import { storedZip, type ZipFile } from '../office/downloads/stored-zip.ts';
import { officeFault } from '../office/faults.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';

export interface EvidenceAsked {
  readonly classId: ClassId;
  /** Of this record only; every document of the class when left out. */
  readonly record?: RecordId | undefined;
  readonly by: PersonId;
  /** Whom the report trusts. */
  readonly anchors: readonly Certificate[];
  readonly signal?: AbortSignal | undefined;
}

export interface EvidenceTaken {
  readonly name: string;
  readonly documents: number;
  /** Each file is read when it is asked for. */
  readonly content: AsyncGenerator<Buffer>;
}

/** @throws Fault `class.unknown`, `office.nothingToTake`, `access.notPermitted`, `blob.*` */
export async function takeEvidence(house: House, asked: EvidenceAsked): Promise<EvidenceTaken> {
  const { classId, record, by, anchors, signal } = asked;
  const at = house.clock.now();
  const { head, ...source } = await house.store.write(async (transaction) => {
    const schoolClass = await transaction.schoolClass(classId);
    const school = (await transaction.schools()).find(({ id }) => id === schoolClass?.schoolId);
    if (!schoolClass || !school) throw applicationFault('class.unknown', { class: classId });
    await permission(transaction, {
      person: by,
      action: 'evidence.read',
      target: classTarget(schoolClass),
      at,
    });
    const all = await transaction.recordsOf(classId);
    const records = all.filter(
      ({ id, snapshot }) => snapshot.context.document !== null && (record === undefined || id === record),
    );
    if (records.length === 0) throw officeFault('office.nothingToTake');
    const event = { type: 'evidence.taken', by, class: classId, of: records.map(({ id }) => id) };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    // The head already tells of the taking.
    return { school, schoolClass, records, head: await transaction.journalHead() };
  });
  const { schoolClass, records } = source;
  const inForce = await policyInForce(house, { ...schoolClass, at });
  const duties = archiveDuties(inForce?.policy ?? null, schoolClass.schoolYear);
  const book = await readBook(house, schoolClass);
  const evidence: Archiving = { ...source, head, book, ready: records, at, inForce, duties, anchors };
  const title = record === undefined ? '' : ` ${records[0]?.title ?? ''}`;
  return {
    name: uniqueNames()(`Chứng cứ ${schoolClass.name} ${schoolClass.schoolYear}${title}`, '.zip'),
    documents: records.length,
    content: storedZip(listed(files(house, evidence, head, signal)), at),
  };
}

async function* files(
  house: House,
  evidence: Archiving,
  head: JournalHead,
  signal?: AbortSignal,
): AsyncGenerator<ZipFile> {
  const { schoolClass, records } = evidence;
  const documents = await recordFiles(house, records);
  for (const { record, path } of documents) {
    signal?.throwIfAborted();
    yield { path, bytes: (await readDocument(house, record.id)).bytes };
  }
  const lines: string[] = [];
  for await (const line of exportJournal(house, schoolClass.id, head)) lines.push(line);
  const journal = lines.join('');
  yield { path: 'data/journal.jsonl', bytes: Buffer.from(journal, 'utf8') };
  yield jsonFile('data/journal-proof.json', verifyJournalText(journal, head));
  yield* editLogFiles(house, schoolClass);
  yield ruleFile(evidence);
  const verdicts = await judgeFiles(house, evidence, documents, { signal });
  yield* verdictFiles(house, evidence, documents, verdicts);
  yield jsonFile('data/taken.json', { at: toIso(evidence.at), school: evidence.school.name, journal: head });
}

/** Each file as it goes by, and at the end the sums of all, as `sha256sum -c` reads them. */
async function* listed(all: AsyncIterable<ZipFile>): AsyncGenerator<ZipFile> {
  const sums: string[] = [];
  for await (const file of all) {
    sums.push(`${sha256(file.bytes)}  ${file.path}\n`);
    yield file;
  }
  yield { path: 'SHA256SUMS', bytes: Buffer.from(sums.join(''), 'utf8') };
}
