// A pupil over all years: the transcripts to read and to take away, and deciding that a copy be handed out.
import type { RecordId } from '../../../../kernel/index.ts';
import {
  booksOfPupil,
  classTarget,
  foreignBooksOfPupil,
  may,
  pupilYears,
  recordTarget,
  type YearOfPupil,
} from '../../../application/index.ts';
import { recordFor } from '../../../http/index.ts';
import { Card, Icon, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { AskForm, askForBook, BooksOfPupil, YearsElsewhere } from '../books/index.ts';
import { Reader } from '../signing/reader.tsx';
import { order } from './order-deed.ts';
import { OrderForm } from './order-form.tsx';
import { officeWords } from './words.ts';
import { YearsTable } from './years-table.tsx';

export const officePupil = screen({
  name: 'office-pupil',
  path: '/office/pupils/{recordId}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, appointments, now } = visit;
    const words = officeWords[language];
    const { record: asked, schoolClass } = await recordFor(desk, caller, visit.params.recordId ?? '');
    const { pupil, records } = await pupilYears(desk.house, { recordId: asked.id, by: caller.person });
    await desk.readings.note({
      by: caller.person,
      what: 'search',
      found: records.map(({ record }): RecordId => record.id),
    });
    // The year that was asked for is read first.
    const newest = records.toReversed();
    const years = [
      ...newest.filter(({ record }) => record.id === asked.id),
      ...newest.filter(({ record }) => record.id !== asked.id),
    ];
    const written = years.filter(({ record }) => record.snapshot.context.document !== null);
    const orderable = written.filter((one) => mayOrder(visit, one));
    const whose = { ...classTarget(schoolClass), ...recordTarget(asked) };
    const can = (action: 'book.read' | 'book.requested') => may(appointments, action, whose, now) !== null;
    const books = can('book.read')
      ? await booksOfPupil(desk.house, { recordId: asked.id, by: caller.person })
      : [];
    const { schoolId } = schoolClass;
    const foreign = can('book.read')
      ? await foreignBooksOfPupil(desk.house, { schoolId, code: pupil.key, name: pupil.title })
      : [];
    return {
      title: pupil.title,
      above: [{ title: words.title, to: '/office' }],
      main: (
        <>
          <PageHead title={pupil.title} about={`${words.code}: ${pupil.key}`}>
            {written.length > 0 && (
              <>
                <a class="btn btn-primary" href={`/api/records/${asked.id}/pupil-documents`} download>
                  <Icon name="download" />
                  {words.all}
                </a>
                <a class="btn" href={`/api/classes/${schoolClass.id}/documents`} download>
                  <Icon name="download" />
                  {words.classZip(schoolClass.name)}
                </a>
              </>
            )}
          </PageHead>
          <Refusal visit={visit} />
          <div {...(written.length > 0 && { 'data-controller': 'read-documents' })}>
            <Card title={words.years} padded={false}>
              <YearsTable years={years} language={language} />
            </Card>
            <YearsElsewhere foreign={foreign} language={language} />
            <BooksOfPupil books={books} language={language} linked />
            {can('book.requested') && <AskForm visit={visit} />}
            {orderable.length > 0 && <OrderForm visit={visit} years={orderable} />}
            {written.length > 0 && <Reader visit={visit} />}
          </div>
        </>
      ),
    };
  },
  deeds: { order, askForBook },
});

const mayOrder = ({ appointments, now }: Visit, { record, schoolClass }: YearOfPupil): boolean =>
  may(appointments, 'copy.ordered', { ...classTarget(schoolClass), ...recordTarget(record) }, now) !== null;
