// The summary of corrections in a class's package: its lines and totals, its edit logs as they were signed, and those of
// the whole school over the year (R84).
import { editLog, editStatistics, withoutFirstEntries } from '../../../assessment/index.ts';
import { toIso } from '../../../kernel/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import { scoreEdits } from '../results/score-edits.ts';
import type { SchoolClass } from '../rows.ts';

export async function* editLogFiles(house: House, schoolClass: SchoolClass): AsyncGenerator<PackageFile> {
  const whole = { from: 0 as Instant, until: house.clock.now() };
  const lines = withoutFirstEntries(editLog(await scoreEdits(house, schoolClass), whole));
  const rows = lines.map(({ at, deletedAt, ...line }) => ({
    at: toIso(at),
    deletedAt: deletedAt === null ? null : toIso(deletedAt),
    ...line,
  }));
  const summary = { until: toIso(whole.until), rows, statistics: editStatistics(lines) };
  yield {
    path: 'data/edit-log.json',
    bytes: Buffer.from(`${JSON.stringify(summary, null, 2)}\n`),
  };
  const logs = await house.store.read(async (view) => {
    const { id, schoolId, schoolYear } = schoolClass;
    const found = (await view.editLogs(schoolId)).filter(
      ({ classId, period }) => classId === id || (classId === null && period === schoolYear),
    );
    return Promise.all(found.map(async (log) => ({ log, segments: await view.editLogSegments(log.id) })));
  });
  for (const { log, segments } of logs) {
    const fileHash = segments.at(-1)?.fileHash;
    if (fileHash === undefined) continue;
    yield {
      path: `data/Nhật ký sửa điểm/${log.classId === null ? 'Toàn trường ' : ''}${log.period} lần ${log.edition}.pdf`,
      bytes: await house.blobs.join(segments, fileHash),
    };
  }
}
