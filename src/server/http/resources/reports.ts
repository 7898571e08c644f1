// Reports to those above the school: statistics to look at, as a workbook, as a paper; the yearly report and its archive.
import { Readable } from 'node:stream';
import type { PersonId } from '../../../kernel/index.ts';
import {
  drawStatistics,
  drawYearlyReport,
  readStatistics,
  reportsOf,
  yearlyReportAhead,
  yearlyReportArchive,
  type ReportWish,
} from '../../application/index.ts';
import { writeStatisticsWorkbook } from '../../../workbooks/index.ts';
import { toIso } from '../../../kernel/index.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { schoolYear, yearAsked, yearQuery } from '../school-year.ts';
import {
  described,
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  whole,
  type Of,
} from '../shapes.ts';
import { paperShape, toPaper } from './office-copies.ts';

const tag = 'reports';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const period = oneOf('HK1', 'HK2', 'year');
const pair = object({ label: text(), text: text() });
const leading = { leader: uuid, leaderTitle: text({ minLength: 1, maxLength: 300 }) };

const statisticsShape = named(
  'Statistics',
  object({
    schoolYear,
    period,
    tables: list(
      object({
        key: text(),
        title: text(),
        columns: list(text()),
        rows: list(
          object({
            label: text(),
            kind: text(),
            counts: list(whole()),
            /** Tenths of a percent. */
            shares: list(nullable(whole())),
          }),
        ),
      }),
    ),
    sources: list(object({ className: text(), pupils: whole(), locked: whole(), bookHash: digest })),
  }),
);

const aheadShape = named(
  'YearlyReport',
  object({
    schoolYear,
    policy: nullable(object({ name: text(), number: text(), date: text(), by: text() })),
    sections: list(object({ title: text(), facts: list(pair) })),
    attachments: list(object({ title: text(), file: text(), sha256: digest })),
    missing: list(object({ what: text(), whom: text() })),
  }),
);

/** Small classes are pupils: whoever looks, an inspector too, is noted (NĐ 13/2023). */
export async function statisticsFor(
  { house, readings }: HttpDesk,
  { person, schoolId }: Caller,
  asked: { readonly schoolYear: string; readonly period: Of<typeof period> },
) {
  const read = await readStatistics(house, { ...asked, schoolId, by: person });
  await readings.note({ by: person, what: 'reports' });
  return read;
}

export async function yearlyReportFor(
  { house, readings }: HttpDesk,
  { person, schoolId }: Caller,
  year: string,
) {
  const ahead = await yearlyReportAhead(house, { schoolId, schoolYear: year, by: person });
  await readings.note({ by: person, what: 'reports' });
  return ahead;
}

/** What a report is made with over the network. */
export const reportWish = async (
  { papers }: HttpDesk,
  { person, schoolId }: Caller,
  asked: { readonly schoolYear: string; readonly leader: string; readonly leaderTitle: string },
): Promise<ReportWish> => ({
  ...asked,
  leader: asked.leader as PersonId,
  schoolId,
  by: person,
  serviceSigner: papers.serviceSigner,
  conditions: await papers.ceremonies.conditions(),
});

export const reportRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/statistics',
    operationId: 'readStatistics',
    summary:
      'Thống kê kết quả của học kì, năm học / Statistics of a term or year, and what is not locked yet',
    tag,
    who: 'read',
    query: object({ ...yearQuery, period }),
    faults: ['access.notPermitted'],
    answer: statisticsShape,
    handle: async (desk, { query }, caller) => {
      const asked = { schoolYear: yearAsked(query, desk.house.clock.now()), period: query.period };
      const { tables, sources } = await statisticsFor(desk, caller, asked);
      return {
        json: {
          ...asked,
          tables: tables.map(({ key, title, columns, rows }) => ({
            ...{ key, title, columns: [...columns] },
            rows: rows.map((row) => ({ ...row, counts: [...row.counts], shares: [...row.shares] })),
          })),
          sources: [...sources],
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/statistics/workbook',
    operationId: 'readStatisticsWorkbook',
    summary: 'Thống kê dạng Excel / The same as a workbook',
    tag,
    who: 'read',
    query: object({ ...yearQuery, period }),
    produces: XLSX,
    faults: ['access.notPermitted'],
    handle: async (desk, { query }, caller) => {
      const asked = { schoolYear: yearAsked(query, desk.house.clock.now()), period: query.period };
      const { tables } = await statisticsFor(desk, caller, asked);
      const school = (await desk.house.store.read((view) => view.schools())).find(
        ({ id }) => id === caller.schoolId,
      );
      const told = { school: school?.name ?? '', period: `${asked.period} ${asked.schoolYear}` };
      const name = `thong-ke-${asked.period}-${asked.schoolYear}.xlsx`;
      return { bytes: { content: await writeStatisticsWorkbook(tables, told), mediaType: XLSX, name } };
    },
  }),
  route({
    method: 'post',
    path: '/api/statistics',
    operationId: 'drawStatistics',
    summary: 'Lập báo cáo thống kê để ký / Statistics as a paper to be signed and sealed',
    tag,
    who: 'write',
    status: 201,
    body: object({
      ...{ schoolYear, period, ...leading },
      unlockedReason: optional(
        described('Why it is made although classes are not locked', text({ minLength: 1, maxLength: 300 })),
      ),
    }),
    faults: ['access.notPermitted', 'office.notYourPlace', 'office.badPeriod', 'office.notLocked'],
    answer: paperShape,
    handle: async (desk, { body }, caller) => {
      const wish = await reportWish(desk, caller, {
        ...body,
        schoolYear: yearAsked(body, desk.house.clock.now()),
      });
      const about = { period: body.period, unlockedReason: body.unlockedReason };
      return { json: toPaper(await drawStatistics(desk.house, { ...wish, ...about })) };
    },
  }),
  route({
    method: 'get',
    path: '/api/yearly-report',
    operationId: 'previewYearlyReport',
    summary:
      'Báo cáo tháng 10: nói gì, kèm gì, còn thiếu gì / What the October report would say, and what is missing',
    tag,
    who: 'read',
    query: object(yearQuery),
    faults: ['access.notPermitted'],
    answer: aheadShape,
    handle: async (desk, { query }, caller) => {
      const year = yearAsked(query, desk.house.clock.now());
      const ahead = await yearlyReportFor(desk, caller, year);
      return {
        json: {
          schoolYear: year,
          policy: ahead.policy,
          sections: ahead.sections.map(({ title, facts }) => ({ title, facts: [...facts] })),
          attachments: [...ahead.attachments],
          missing: [...ahead.missing],
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/yearly-reports',
    operationId: 'drawYearlyReport',
    summary: 'Lập báo cáo tháng 10 để ký / The October report as a paper to be signed and sealed',
    tag,
    who: 'write',
    status: 201,
    body: object({ schoolYear, ...leading }),
    faults: ['access.notPermitted', 'office.notYourPlace'],
    answer: paperShape,
    handle: async (desk, { body }, caller) => {
      const wish = await reportWish(desk, caller, {
        ...body,
        schoolYear: yearAsked(body, desk.house.clock.now()),
      });
      return { json: toPaper(await drawYearlyReport(desk.house, wish)) };
    },
  }),
  route({
    method: 'get',
    path: '/api/yearly-reports/{paperId}/archive',
    operationId: 'takeYearlyReport',
    summary: 'Báo cáo và văn bản kèm theo (ZIP) / The report with what goes with it as a ZIP',
    tag,
    who: 'read',
    params: object({ paperId: uuid }),
    produces: 'application/zip',
    perMinute: 30,
    faults: ['office.paperUnknown', 'access.notPermitted'],
    handle: async ({ house, readings }, { params }, { person: by }) => {
      const { name, content } = await yearlyReportArchive(house, { paperId: params.paperId, by });
      await readings.note({ by, what: 'reports' });
      return {
        stream: { content: Readable.from(content), mediaType: 'application/zip' },
        headers: { 'Content-Disposition': `attachment; filename="${name}"` },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/reports',
    operationId: 'listReports',
    summary: 'Báo cáo đã lập, đang chờ ai / Reports that were made, and whom they wait for',
    tag,
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({
      items: list(
        object({
          id: uuid,
          kind: oneOf('statistics', 'yearlyReport'),
          title: text(),
          code: text(),
          schoolYear,
          at: moment,
          awaited: list(uuid),
          sealedAt: nullable(moment),
        }),
      ),
    }),
    handle: async ({ house }, _, { person: by, schoolId }) => ({
      json: {
        items: (await reportsOf(house, { schoolId, by })).map(
          ({ paper, schoolYear: year, awaited, sealedAt }) => ({
            ...{ id: paper.id, title: paper.title, code: paper.verificationCode, schoolYear: year },
            kind: paper.kind === 'statistics' ? ('statistics' as const) : ('yearlyReport' as const),
            at: toIso(paper.printedAt),
            awaited: [...awaited],
            sealedAt: sealedAt && toIso(sealedAt),
          }),
        ),
      },
    }),
  }),
];
