// Documents to take away: the records of a class, or everything of one pupil over all years, with a note how to verify.
import { toIso, toVietnameseTime } from '../../../../kernel/index.ts';
import type { ClassId, Instant, PersonId, RecordId } from '../../../../kernel/index.ts';
import { recordStateWords, type RecordState } from '../../../../workflows/index.ts';
import { classTarget, permission, recordTarget } from '../../access/permission.ts';
import { may } from '../../access/may.ts';
import { uniqueNames } from '../../archive/file-names.ts';
import { applicationFault } from '../../faults.ts';
import { readDocument } from '../../documents.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { officeFault } from '../faults.ts';
import { yearsOfPupil, type YearOfPupil } from '../search/pupil-years.ts';
import { storedZip, type ZipFile } from './stored-zip.ts';

export interface TakeAway extends Taking {
  readonly by: PersonId;
  readonly what:
    | { readonly kind: 'class'; readonly classId: ClassId }
    /** Whoever has the same code and name in the same school, over all years. */
    | { readonly kind: 'pupil'; readonly recordId: RecordId };
}

interface Taking {
  readonly onFile?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface TakenAway {
  readonly name: string;
  readonly documents: number;
  /** Each read when it is asked for. */
  readonly content: AsyncGenerator<Buffer>;
}

/** The journal tells of it before the first byte. @throws Fault `class.unknown`, `record.unknown`, `office.nothingToTake`, `access.notPermitted` */
export async function takeAway(house: House, { by, what, ...watched }: TakeAway): Promise<TakenAway> {
  const at = house.clock.now();
  const { taken, name } = await house.store.write(async (transaction) => {
    const found = await (what.kind === 'class'
      ? ofClass(transaction, by, what.classId, at)
      : ofPupil(transaction, by, what.recordId, at));
    if (found.taken.length === 0) throw officeFault('office.nothingToTake');
    const event = {
      type: 'documents.taken',
      by,
      what: what.kind,
      class: found.taken[0]?.schoolClass.id ?? null,
      of: found.taken.map(({ record }) => record.id),
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return found;
  });
  const content = storedZip(files(house, taken, at, watched), at);
  return { name: uniqueNames()(name, '.zip'), documents: taken.length, content };
}

async function ofClass(view: View, by: PersonId, classId: ClassId, at: Instant) {
  const schoolClass = await view.schoolClass(classId);
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  await permission(view, { person: by, action: 'class.read', target: classTarget(schoolClass), at });
  const appointments = await view.appointmentsOf(by);
  const taken = (await view.recordsOf(classId))
    .filter((record) => record.snapshot.context.document !== null)
    .filter((record) =>
      may(appointments, 'record.read', { ...classTarget(schoolClass), ...recordTarget(record) }, at),
    )
    .map((record) => ({ record, schoolClass }));
  return { taken, name: `${schoolClass.name} ${schoolClass.schoolYear}` };
}

async function ofPupil(view: View, by: PersonId, recordId: RecordId, at: Instant) {
  const { pupil, records } = await yearsOfPupil(view, { recordId, by, at });
  const taken = records.filter(({ record }) => record.snapshot.context.document !== null);
  return { taken, name: `${pupil.title} ${pupil.key}` };
}

async function* files(
  house: House,
  taken: readonly YearOfPupil[],
  at: Instant,
  { onFile, signal }: Taking,
): AsyncGenerator<ZipFile> {
  const nameFor = uniqueNames();
  const lines: string[] = [];
  let done = 0;
  for (const { record, schoolClass } of taken) {
    signal?.throwIfAborted();
    const { bytes, document, fileHash } = await readDocument(house, record.id);
    const path = nameFor(
      `${schoolClass.schoolYear} ${schoolClass.name} ${record.key} ${record.title}`,
      '.pdf',
    );
    const { vi } = recordStateWords[record.snapshot.state as RecordState];
    lines.push(
      `${path}\n  ${vi}; bản ${document.version}; mã ${document.verificationCode}\n  SHA-256 ${fileHash}`,
    );
    yield { path, bytes };
    done += 1;
    onFile?.(done, taken.length);
  }
  yield { path: 'KIỂM TRA.txt', bytes: Buffer.from(note(lines, at), 'utf8') };
}

const note = (lines: readonly string[], at: Instant): string =>
  [
    `Tải về lúc ${toVietnameseTime(at)} (${toIso(at)}): ${lines.length} văn bản.`,
    'Mỗi tệp PDF tự chứng minh: chữ ký số nằm trong tệp. Kiểm tra bằng cách nộp tệp hoặc nhập mã ở trang tra cứu của trường,',
    'hoặc bằng lệnh: giaplai verify TỆP.pdf. Sửa dù một byte là chữ ký không còn đúng.',
    'Each PDF proves itself. Verify it on the school’s page, by file or by code, or with: giaplai verify FILE.pdf',
    '',
    ...lines,
    '',
  ].join('\n');
