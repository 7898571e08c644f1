// The signatures of a record's document with their verdicts: a part of the record's page that comes when it is ready.
import { Fault } from '../../../../kernel/index.ts';
import { recordFor, statusOf, type Caller } from '../../../http/index.ts';
import { Card, Frame, Icon, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { examinedRecord } from './examined-record.ts';
import { recordAddress } from './seen-record.ts';
import { SignatureTable } from './signature-table.tsx';
import { recordWords } from './words.ts';

export const recordVerdict = screen({
  name: 'record-verdict',
  path: '/records/{recordId}/verdict',
  who: 'person',
  show: async (visit) => {
    const words = recordWords[visit.language];
    const { desk, caller, params } = visit;
    const { record, schoolClass } = await recordFor(desk, caller, params.recordId ?? '');
    await desk.readings.note({
      by: caller.person,
      what: 'record',
      classId: schoolClass.id,
      recordId: record.id,
    });
    return {
      title: words.signatures,
      above: [{ title: record.title, to: recordAddress(record.id) }],
      main: (
        <>
          <PageHead title={words.signatures} about={record.title} />
          <Card>
            <Frame id="record-verdict">{await examinedOrWhyNot(visit, record)}</Frame>
          </Card>
        </>
      ),
    };
  },
});

type OneRecord = Awaited<ReturnType<typeof recordFor>>['record'];

/** A full queue is told where the verdict would stand: the rest of the page is as good as ever. */
async function examinedOrWhyNot(visit: Visit<Caller>, record: OneRecord) {
  const words = recordWords[visit.language];
  try {
    const examined = await examinedRecord(visit, { record });
    return <SignatureTable visit={visit} examined={examined} context={record.snapshot.context} />;
  } catch (error) {
    if (!(error instanceof Fault) || statusOf(error.code) === 500) throw error;
    return (
      <div role="alert">
        <p class="text-danger">
          <Icon name="alert" /> {error.title[visit.language]}
        </p>
        <a class="btn" href={`${recordAddress(record.id)}/verdict`} data-turbo-frame="record-verdict">
          <Icon name="refresh" />
          {words.again}
        </a>
      </div>
    );
  }
}
