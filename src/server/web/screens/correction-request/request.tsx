// Asking for a correction: class, pupil and sheet, then cells with new values, the reason and what proves it.
import { Card, Empty, Field, Form, Icon, PageHead, Refusal } from '../../parts/index.ts';
import { evidenceWaiting, requestCorrection, type UploadId } from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { askedCells, cellsOf } from './asked-cells.ts';
import { ChooseCells, ChooseClass } from './choose.tsx';
import { EvidenceSending } from './evidence.tsx';
import { NewValues } from './new-values.tsx';
import { chosenClass, chosenGrid, classesToAsk, type ClassChosen, type SheetChoice } from './sheets.ts';
import { requestWords } from './words.ts';

export const newCorrection = screen({
  name: 'correction-new',
  path: '/corrections/new',
  who: 'person',
  show: async (visit) => {
    const words = requestWords[visit.language];
    const chosen = await chosenClass(visit);
    const sheet = sheetOf(visit, chosen);
    return {
      title: words.title,
      above: [{ title: words.corrections, to: '/corrections' }],
      main: (
        <>
          <PageHead title={words.title} about={aboutOf(chosen, sheet)}>
            {chosen && sheet && (
              <a
                class="btn"
                href={`/corrections/new?class=${chosen.schoolClass.id}&pupil=${encodeURIComponent(chosen.pupil)}`}
              >
                {words.other}
              </a>
            )}
          </PageHead>
          <Refusal visit={visit} />
          {chosen === null && <ChooseClass visit={visit} classes={await classesToAsk(visit)} />}
          {chosen !== null && chosen.sheets.length === 0 && (
            <Empty icon="eraser" title={words.noClass} text={words.noClassAbout} />
          )}
          {chosen !== null && chosen.sheets.length > 0 && sheet === null && (
            <ChooseCells visit={visit} chosen={chosen} />
          )}
          {chosen !== null && sheet !== null && (await requestForm(visit, chosen, sheet))}
        </>
      ),
    };
  },
  deeds: { send },
});

async function requestForm(visit: Visit<Caller>, chosen: ClassChosen, sheet: SheetChoice) {
  const words = requestWords[visit.language];
  const { desk, caller } = visit;
  const cells = cellsOf(await chosenGrid(visit, chosen, sheet), chosen.pupil, visit.language);
  if (cells.length === 0) return <Empty icon="eraser" title={words.noCells} />;
  const waiting = await evidenceWaiting(desk.house, { classId: chosen.schoolClass.id, by: caller.person });
  return (
    <div data-controller="list-changes">
      <Form visit={visit} deed="send">
        <Card title={words.cells} padded={false}>
          <p class="card-body text-secondary m-0">{words.cellsAbout}</p>
          <NewValues visit={visit} chosen={chosen} cells={cells} />
        </Card>
        <Card>
          <Field
            visit={visit}
            deed="send"
            name="reason"
            label={words.why}
            help={words.whyHelp}
            faults={['correction.requestEmpty', 'correction.requestTooLong']}
            rows={3}
            required
            maxLength={2000}
          />
          <EvidenceSending visit={visit} schoolClass={chosen.schoolClass} waiting={waiting} />
          <h2 class="h3">{words.review}</h2>
          <ul aria-live="polite" data-list-changes-target="list" />
          <p class="text-secondary" data-list-changes-target="none">
            {words.nothingYet}
          </p>
          <button class="btn btn-primary">
            <Icon name="send" />
            {words.send}
          </button>
        </Card>
      </Form>
    </div>
  );
}

async function send(visit: Visit<Caller>, fields: Fields): Promise<Done> {
  const { desk, caller, language } = visit;
  const chosen = await chosenClass(visit);
  const sheet = sheetOf(visit, chosen);
  if (chosen === null || sheet === null) throw httpFault('request.invalid');
  const grid = await chosenGrid(visit, chosen, sheet);
  const { id } = await requestCorrection(desk.house, {
    classId: chosen.schoolClass.id,
    by: caller.person,
    cells: askedCells(cellsOf(grid, chosen.pupil, language), fields, chosen.schoolClass.regime),
    reason: fields.text('reason'),
    evidence: [],
    uploads: fields.all('upload') as UploadId[],
  });
  return { to: `/corrections/${id}`, told: requestWords[language].sent };
}

const sheetOf = ({ query }: Visit, chosen: ClassChosen | null): SheetChoice | null =>
  (chosen?.pupil !== '' && chosen?.sheets.find(({ name }) => name === query.get('sheet'))) || null;

const aboutOf = (chosen: ClassChosen | null, sheet: SheetChoice | null): string =>
  [
    chosen?.schoolClass.name,
    sheet && chosen?.book.pupils.find(({ code }) => code === chosen.pupil)?.name,
    sheet?.text,
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
