// Marks of one subject in one term, entered as into a spreadsheet.
import type { ClassId } from '../../../../kernel/index.ts';
import { may, classTarget, readGrid, stateTestDays, type Grid } from '../../../application/index.ts';
import { classFor, httpFault, type Caller } from '../../../http/index.ts';
import { Card, Empty, Icon, PageHead, Refusal, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { columnsOf, figuresFor } from './columns.ts';
import { GridTable } from './grid.tsx';
import { modelOf } from './model.ts';
import { OpennessNote, opennessOf } from './openness.tsx';
import { TestDays } from './test-days.tsx';
import { Dialogs, Keys, Toolbar } from './toolbar.tsx';
import { SheetLinks } from './sheet-links.tsx';
import { WorkbookTools } from './workbook-tools.tsx';
import { liveWords } from './live-words.ts';
import { entryWords } from './words.ts';

type Term = 'HK1' | 'HK2';

export const entry = screen({
  name: 'entry',
  path: '/classes/{classId}/entry/{subject}',
  who: 'person',
  show: async (visit) => {
    const words = entryWords[visit.language];
    const { grid, subject, term } = await gridFor(visit);
    const terms = partsWords[visit.language].terms;
    const title = words.heading(subject.name, grid.schoolClass.name, terms[term]);
    const columns = columnsOf(grid, words);
    const { open, wantsReason } = opennessOf(grid);
    const about = {
      columns,
      mayEnter: open,
      wantsReason,
      words: liveWords[visit.language],
      subject: subject.name,
    };
    const target = { ...classTarget(grid.schoolClass), subject: subject.code, term };
    return {
      title,
      above: [
        { title: words.classes, to: '/classes' },
        { title: words.className(grid.schoolClass.name), to: `/classes/${grid.schoolClass.id}` },
      ],
      main: (
        <>
          <PageHead title={title} about={words.teacher(subject.teacher)} />
          <SheetLinks grid={grid} visit={visit} />
          <OpennessNote grid={grid} visit={visit} />
          <Refusal visit={visit} />
          {grid.rows.length === 0 ? (
            <Empty icon="users" title={words.empty} text={words.emptyText} />
          ) : (
            <div
              data-controller="entry-grid"
              data-entry-grid-model-value={JSON.stringify(modelOf(grid, visit, about))}
            >
              {open && (
                <Toolbar
                  words={words}
                  wantsReason={wantsReason}
                  moreColumns={`?term=${term}&more=${moreAsked(visit) + 1}`}
                />
              )}
              <WorkbookTools grid={grid} words={words} open={open} />
              <Card padded={false} class="entry-card">
                <GridTable
                  grid={grid}
                  columns={columns}
                  figures={figuresFor(grid, words)}
                  open={open}
                  label={words.gridLabel(title)}
                  words={words}
                />
              </Card>
              <Dialogs />
            </div>
          )}
          <TestDays
            visit={visit}
            grid={grid}
            columns={columns}
            mayState={may(visit.appointments, 'testDays.stated', target, visit.now) !== null}
          />
          {open ? <Keys words={words} /> : <HistoryHint words={words.keys.history} />}
        </>
      ),
    };
  },
  deeds: {
    stateTestDays: async (visit, fields) => {
      const { schoolClass } = await classFor(visit.desk, visit.caller, visit.params.classId ?? '');
      const sheet = sheetAsked(visit);
      const { columns } = await readGrid(visit.desk.house, askedOf(visit, schoolClass.id), moreAsked(visit));
      const days = columns
        .filter((column) => column !== 'remark' && fields.has(column))
        .map((column) => ({ column, on: fields.text(column) || null }));
      await stateTestDays(visit.desk.house, {
        ...sheet,
        classId: schoolClass.id,
        by: visit.caller.person,
        days,
      });
      return { to: visit.address, told: entryWords[visit.language].daysSaved };
    },
  },
});

async function gridFor(visit: Visit<Caller>): Promise<{
  readonly grid: Grid;
  readonly subject: Grid['book']['subjects'][number];
  readonly term: Term;
}> {
  const { desk, caller } = visit;
  const { schoolClass } = await classFor(desk, caller, visit.params.classId ?? '');
  const grid = await readGrid(desk.house, askedOf(visit, schoolClass.id), moreAsked(visit));
  const { subject: code, term } = sheetAsked(visit);
  const subject = grid.book.subjects.find((one) => one.code === code);
  if (!subject) throw httpFault('request.notFound');
  await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
  return { grid, subject, term };
}

const askedOf = (visit: Visit<Caller>, classId: ClassId) => ({
  classId,
  sheet: { kind: 'subject', ...sheetAsked(visit) } as const,
  by: visit.caller.person,
});

const sheetAsked = ({ params, query }: Visit): { readonly subject: string; readonly term: Term } => ({
  subject: params.subject ?? '',
  term: query.get('term') === 'HK2' ? 'HK2' : 'HK1',
});

/** Columns wanted beyond those the sheet has. */
const moreAsked = ({ query }: Visit): number => {
  const more = Number(query.get('more') ?? 0);
  return Number.isInteger(more) && more > 0 ? Math.min(more, 8) : 0;
};

const HistoryHint = ({ words }: { readonly words: string }) => (
  <p class="text-secondary d-flex gap-2 align-items-center">
    <Icon name="info" />
    {words}
  </p>
);
