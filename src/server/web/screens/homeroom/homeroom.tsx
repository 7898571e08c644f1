// What the homeroom teacher enters for the class: conduct by term, absences, particulars; what it comes to stands beside.
import { readGrid, type Grid, type Sheet } from '../../../application/index.ts';
import { classFor } from '../../../http/index.ts';
import { Card, Empty, PageHead, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import {
  Dialogs,
  GridTable,
  Keys,
  OpennessNote,
  Toolbar,
  columnsOf,
  entryWords,
  figuresFor,
  liveWords,
  modelOf,
  opennessOf,
} from '../entry/index.ts';

export const homeroom = screen({
  name: 'homeroom',
  path: '/classes/{classId}/homeroom',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = entryWords[language];
    const { schoolClass } = await classFor(desk, caller, visit.params.classId ?? '');
    const sheet = sheetAsked(visit);
    const grid = await readGrid(desk.house, { classId: schoolClass.id, sheet, by: caller.person });
    await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
    const name = nameOf(sheet, visit);
    const title = words.homeroomHeading(name, schoolClass.name);
    const columns = columnsOf(grid, words);
    const { open, wantsReason } = opennessOf(grid);
    const about = { columns, mayEnter: open, wantsReason, words: liveWords[language], subject: name };
    return {
      title,
      above: [
        { title: words.classes, to: '/classes' },
        { title: words.className(schoolClass.name), to: `/classes/${schoolClass.id}` },
      ],
      main: (
        <>
          <PageHead title={title} about={words.teacher(grid.book.staff.homeroomTeacher)} />
          <Sheets grid={grid} visit={visit} />
          <OpennessNote grid={grid} visit={visit} />
          {grid.rows.length === 0 ? (
            <Empty icon="users" title={words.empty} text={words.emptyText} />
          ) : (
            <div
              data-controller="entry-grid"
              data-entry-grid-model-value={JSON.stringify(modelOf(grid, visit, about))}
            >
              {open && <Toolbar words={words} wantsReason={wantsReason} />}
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
          {open && <Keys words={words} />}
        </>
      ),
    };
  },
});

function sheetAsked({ query }: Visit): Sheet {
  const kind = query.get('sheet');
  if (kind === 'absences' || kind === 'particulars') return { kind };
  return { kind: 'conduct', term: query.get('term') === 'HK2' ? 'HK2' : 'HK1' };
}

function nameOf(sheet: Sheet, { language }: Visit): string {
  if (sheet.kind === 'subject') return sheet.subject;
  const name = entryWords[language].sheets[sheet.kind];
  return sheet.kind === 'conduct' ? `${name} · ${partsWords[language].terms[sheet.term]}` : name;
}

const sheets: readonly Sheet[] = [
  { kind: 'conduct', term: 'HK1' },
  { kind: 'conduct', term: 'HK2' },
  { kind: 'absences' },
  { kind: 'particulars' },
];

function Sheets({ grid, visit }: { readonly grid: Grid; readonly visit: Visit }) {
  const present = nameOf(grid.read.sheet, visit);
  return (
    <nav class="entry-links no-print" aria-label={entryWords[visit.language].homeroom}>
      <ul class="nav nav-pills">
        {sheets.map((sheet) => {
          const name = nameOf(sheet, visit);
          const term = 'term' in sheet ? `&term=${sheet.term}` : '';
          return (
            <li class="nav-item" key={name}>
              <a
                class={`nav-link${name === present ? ' active' : ''}`}
                href={`/classes/${grid.schoolClass.id}/homeroom?sheet=${sheet.kind}${term}`}
                aria-current={name === present ? 'page' : undefined}
              >
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
