// A subject's sheet goes home as a workbook and comes back: differences are shown, and nothing is written by looking.
import exceljs from '@protobi/exceljs';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { smallBook } from '../../support/house.ts';
import { entryPath, valueAt } from '../../support/results.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const made = smallBook();
const book = { ...made, staff: { ...made.staff, homeroomTeacher: 'Vũ Thị Chủ Nhiệm' } };
const subject = book.subjects[0]!.code;
const midterm = entryPath(book, 0, 'midterm');

describe('the workbook of a sheet over the API', () => {
  let api: TestApi;
  let base: string;
  let teacher: string;
  beforeAll(async () => {
    api = await startApi({ book });
    base = `/api/classes/${api.imported.classId}`;
    teacher = await api.tokenOf(api.imported.cast.subjectTeachers[0]!);
  });
  afterAll(() => api.close());

  const asked = (code = subject) => `subject=${code}&term=HK1`;
  const download = async () => {
    const response = await fetch(`${api.url}${base}/sheet-workbook?${asked()}`, {
      headers: { authorization: `Bearer ${teacher}` },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX]);
    return Buffer.from(await response.arrayBuffer());
  };
  const compare = async (bytes: Buffer, code = subject) => {
    const response = await fetch(`${api.url}${base}/sheet-comparisons?${asked(code)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${teacher}`, 'content-type': XLSX },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: await response.json() };
  };
  /** As a teacher types into the column of that header. */
  const typed = async (bytes: Buffer, header: string, value: number) => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes as never);
    const sheet = workbook.getWorksheet(`${subject} HK1`)!;
    const headers = sheet.getRow(1).values as unknown[];
    const column = headers.findIndex((one) => String(one).includes(header));
    sheet.getRow(2).getCell(column).value = value;
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };

  it('that nobody touched differs in nothing', async () => {
    expect(await compare(await download())).toMatchObject({
      status: 200,
      body: { changes: [], changedSince: 0, notices: [] },
    });
  });

  it('shows what was typed beside what stands, and writes none of it', async () => {
    const filled = await typed(await download(), 'ĐĐGgk', 1.5);
    const before = await valueAt(api.test.house, api.imported.classId, midterm);
    const first = await compare(filled);
    expect(first.body.changes).toMatchObject([{ path: midterm, before, after: '15', standing: before }]);
    expect(await valueAt(api.test.house, api.imported.classId, midterm)).toBe(before);
    const read = await call(api, 'GET', `${base}/sheet?kind=subject&${asked()}`, teacher);
    const sheet = { kind: 'subject', subject, term: 'HK1' };
    const changes = [{ path: midterm, before, after: '22' }];
    const entered = await call(
      api,
      'POST',
      `${base}/entries`,
      teacher,
      { sheet, changes },
      {
        'if-match': read.headers.get('etag')!,
      },
    );
    expect(entered.status).toBe(200);
    const second = await compare(filled);
    expect(second.body).toMatchObject({
      changedSince: 1,
      changes: [{ before, after: '15', standing: '22' }],
    });
  });

  it('of another subject is refused with words for people', async () => {
    const other = book.subjects[1]!.code;
    const reply = await compare(await download(), other);
    expect(reply).toMatchObject({ status: 422, body: { code: 'workbook.refused' } });
    expect(reply.body.errors[0].vi).toMatch(/môn/);
  });

  it('is not for those who may not look into the sheet, and not of subjects that are none', async () => {
    const homeroom = await api.tokenOf(api.imported.cast.homeroom);
    expect((await call(api, 'GET', `${base}/sheet-workbook?${asked('KHÔNG')}`, homeroom)).status).toBe(404);
    expect((await call(api, 'GET', `${base}/sheet-workbook?${asked('KHÔNG')}`, teacher)).status).toBe(403);
  });
});
