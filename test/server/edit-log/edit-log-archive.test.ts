// The archive package of a class holds the year's summary of its corrections, lines and signed papers alike.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  archiveClass,
  certifyEditLogs,
  freezeEditLog,
  readEditLog,
} from '../../../src/server/application/index.ts';
import { testConditions } from '../../support/conditions.ts';
import { openSchool } from '../../support/corrections.ts';
import { serviceSigner, smallBook, throughTheLock } from '../../support/house.ts';
import { change, entryPath } from '../../support/results.ts';

it('packs the year’s edits of the class, its edit logs as they are signed so far, and the school’s of the year', async () => {
  const book = smallBook();
  const school = await openSchool({ book });
  try {
    const { house, imported, schoolId, vice, clock } = school;
    const { classId, cast } = imported;
    const by = cast.subjectTeachers[0]!;
    await change(house, classId, by, { [entryPath(book, 0, 'midterm')]: '31' }, { reason: 'Chấm lại' });
    const wish = { schoolId, classId, period: book.schoolYear, by: vice, checker: vice };
    const { log } = await freezeEditLog(house, wish);
    await freezeEditLog(house, { schoolId, period: '2026-06', by: vice, checker: vice });
    const ofYear = { schoolId, period: book.schoolYear, by: vice, checker: vice };
    const { log: ofSchool } = await freezeEditLog(house, ofYear);
    await certifyEditLogs(house, { serviceSigner, conditions: testConditions(clock) });
    await throughTheLock(house, imported);
    const { folder } = await archiveClass(house, { classId, by: cast.registrar });
    const papers = path.join(folder, 'data', 'Nhật ký sửa điểm');
    // The school's log of a month is of no year's package.
    const named = ['2025-2026 lần 1.pdf', 'Toàn trường 2025-2026 lần 1.pdf'];
    expect(readdirSync(papers).toSorted()).toEqual(named);
    for (const [index, { id }] of [log, ofSchool].entries()) {
      const packed = readFileSync(path.join(papers, named[index]!));
      expect(packed.equals(await readEditLog(house, { log: id, by: vice }))).toBe(true);
    }
    const summary = JSON.parse(readFileSync(path.join(folder, 'data/edit-log.json'), 'utf8')) as unknown;
    expect(summary).toMatchObject({
      rows: [{ after: '3,1', reason: 'Chấm lại' }],
      statistics: { total: { edits: 1 } },
    });
  } finally {
    await school.close();
  }
}, 60_000);
