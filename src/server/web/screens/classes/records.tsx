// Records of a class: state, who is awaited and who of them is late; by state, if one was chosen.
import { Card, Empty, Icon, StateBadge } from '../../parts/index.ts';
import type { RecordStatus } from '../../../application/index.ts';
import type { Language } from '../../words.ts';
import type { ClassProps } from './class-page.tsx';
import { classesWords } from './words.ts';

export function Records({ visit, seen }: ClassProps) {
  const { language, query } = visit;
  const words = classesWords[language];
  const { records, schoolClass } = seen;
  const states = [...new Set(records.map(({ state }) => state))];
  const state = states.find((one) => one === query.get('state')) ?? null;
  const asked = query.get('state');
  const shown = records.filter((one) => asked === null || asked === '' || one.state === state);
  const next: Readonly<Record<string, string>> = words.nextStates;
  const here = `/classes/${schoolClass.id}`;
  return (
    <Card title={words.records} padded={false}>
      <nav class="card-body pb-2 d-flex flex-wrap gap-2" aria-label={words.filter}>
        <a
          class={`btn btn-sm${asked === null ? ' active' : ''}`}
          href={here}
          aria-current={asked === null ? 'true' : undefined}
        >
          {words.all} ({records.length})
        </a>
        {states.map((one) => (
          <a
            key={one}
            class={`btn btn-sm${one === state ? ' active' : ''}`}
            href={`${here}?state=${one}`}
            aria-current={one === state ? 'true' : undefined}
          >
            <StateBadge state={one} language={language} />
            <span class="ms-1">{records.filter((record) => record.state === one).length}</span>
          </a>
        ))}
      </nav>
      {state !== null && next[state] !== undefined && (
        <p class="px-3 mb-2 text-secondary">
          <strong>{words.next}:</strong> {next[state]}
        </p>
      )}
      {shown.length === 0 ? (
        <Empty icon="file" title={words.noRecords} />
      ) : (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.record}</th>
                <th scope="col" class="d-none d-md-table-cell">
                  {words.kind}
                </th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.awaited}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((record) => (
                <tr key={record.id}>
                  <th scope="row" class="fw-normal">
                    <a href={`/records/${record.id}`}>{record.title}</a>
                  </th>
                  <td class="d-none d-md-table-cell">{words.kinds[record.kind]}</td>
                  <td>
                    <StateBadge state={record.state} language={language} />
                  </td>
                  <td>
                    <AwaitedPeople awaited={record.awaited} language={language} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

const NAMED = 3;

interface AwaitedProps {
  readonly awaited: RecordStatus['awaited'];
  readonly language: Language;
}

/** Those who are late first. */
function AwaitedPeople({ awaited, language }: AwaitedProps) {
  const words = classesWords[language];
  const named = awaited.toSorted((one, other) => Number(other.late) - Number(one.late)).slice(0, NAMED);
  return (
    <>
      {named.map(({ person, name, late }) => (
        <span key={person} class="d-inline-flex align-items-center gap-1 me-2">
          {name}
          {late && (
            <span class="badge state-badge bg-red-lt">
              <Icon name="alert" />
              {words.lateMark}
            </span>
          )}
        </span>
      ))}
      {awaited.length > NAMED && <span class="text-secondary">{words.more(awaited.length - NAMED)}</span>}
    </>
  );
}
