// What keeps a record from being submitted, and whom it waits for: a part of its page that comes when it is ready.
import type { PersonId } from '../../../../kernel/index.ts';
import { missingInRecord, type MissingSheet } from '../../../application/index.ts';
import { recordFor } from '../../../http/index.ts';
import { Card, Frame, Icon, PageHead, partsWords } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Language } from '../../words.ts';
import { recordAddress } from './seen-record.ts';
import { recordWords } from './words.ts';

export const recordMissing = screen({
  name: 'record-missing',
  path: '/records/{recordId}/missing',
  who: 'person',
  show: async ({ desk, caller, params, language }) => {
    const words = recordWords[language];
    const { record, schoolClass } = await recordFor(desk, caller, params.recordId ?? '');
    const sheets = await missingInRecord(desk.house, schoolClass, record);
    const people = await desk.house.store.read((view) =>
      view.people(sheets.flatMap(({ by }) => (by === null ? [] : [by]))),
    );
    const names = new Map(people.map(({ id, name }) => [id, name]));
    await desk.readings.note({
      by: caller.person,
      what: 'record',
      classId: schoolClass.id,
      recordId: record.id,
    });
    return {
      title: words.missing,
      above: [{ title: record.title, to: recordAddress(record.id) }],
      main: (
        <>
          <PageHead title={words.missing} about={record.title} />
          <Card padded={false}>
            <Frame id="record-missing">
              <Missing sheets={sheets} classId={schoolClass.id} names={names} language={language} />
            </Frame>
          </Card>
        </>
      ),
    };
  },
});

interface MissingProps {
  readonly sheets: readonly MissingSheet[];
  readonly classId: string;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly language: Language;
}

function Missing({ sheets, classId, names, language }: MissingProps) {
  const words = recordWords[language];
  const { terms } = partsWords[language];
  if (sheets.length === 0)
    return (
      <p class="card-body m-0 d-flex gap-2 text-success">
        <Icon name="check" />
        {words.missingNothing}
      </p>
    );
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.missingSheet}</th>
            <th scope="col">{words.missingColumns}</th>
            <th scope="col" class="num">
              {words.missingCells}
            </th>
            <th scope="col">{words.missingBy}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map(({ term, subject, by, columns, cells }) => (
            <tr key={`${term} ${subject?.code ?? ''}`}>
              <th scope="row" class="fw-normal">
                <a href={sheetAddress(classId, term, subject)}>{subject?.name ?? words.conduct}</a>
                <div class="text-secondary small">{terms[term]}</div>
              </th>
              <td>{columns.join(', ')}</td>
              <td class="num">{cells}</td>
              <td>{(by && names.get(by)) ?? words.missingNobody}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const sheetAddress = (
  classId: string,
  term: MissingSheet['term'],
  subject: MissingSheet['subject'],
): string =>
  subject === null
    ? `/classes/${classId}/homeroom?sheet=conduct&term=${term}`
    : `/classes/${classId}/entry/${encodeURIComponent(subject.code)}?term=${term}`;
