// What became of each document: signed, waiting, or what stood in the way and what can be done.
import type { RecordId } from '../../../../kernel/index.ts';
import type { CeremonyRequest } from '../../../application/index.ts';
import { Card, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { isSigned } from './ceremony-progress.tsx';
import { signingWords } from './words.ts';

interface OutcomesProps {
  readonly visit: Visit;
  readonly request: CeremonyRequest;
  readonly titles: ReadonlyMap<RecordId, string>;
}

export function Outcomes({ visit, request, titles }: OutcomesProps) {
  const words = signingWords[visit.language];
  const known = new Map(request.outcomes.map((outcome) => [outcome.recordId, outcome]));
  return (
    <Card padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.document}</th>
              <th scope="col">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {request.records.map((id) => (
              <tr key={id}>
                <td>
                  <a href={`/records/${id}`}>{titles.get(id) ?? id}</a>
                </td>
                <td data-follow-ceremony-target="outcome" data-record={id}>
                  <Outcome visit={visit} request={request} outcome={known.get(id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <template data-follow-ceremony-target="signed">
        <Signed visit={visit} role={request.role} />
      </template>
      <template data-follow-ceremony-target="refused">
        <Refused visit={visit} />
      </template>
    </Card>
  );
}

interface OutcomeProps {
  readonly visit: Visit;
  readonly request: CeremonyRequest;
  readonly outcome: CeremonyRequest['outcomes'][number] | undefined;
}

function Outcome({ visit, request, outcome }: OutcomeProps) {
  const words = signingWords[visit.language];
  if (outcome === undefined)
    return (
      <span class="badge state-badge bg-secondary-lt">
        <Icon name="clock" />
        {words.pending}
      </span>
    );
  const { trouble, shortfall } = outcome;
  if (!isSigned(outcome))
    return (
      <>
        <Refused visit={visit} />{' '}
        <span>
          {trouble?.[visit.language]}{' '}
          <a
            class="text-decoration-underline"
            href={`/problems/${trouble?.code ?? ''}`}
            target="_blank"
            rel="noopener"
          >
            {words.whatToDo}
          </a>
        </span>
      </>
    );
  return (
    <>
      <Signed visit={visit} role={request.role} />
      {shortfall && (
        <span class="ms-2">
          {words.shortfall}: {shortfall[visit.language]}
        </span>
      )}
    </>
  );
}

const Signed = ({ visit, role }: { readonly visit: Visit; readonly role: CeremonyRequest['role'] }) => (
  <span class="badge state-badge bg-green-lt">
    <Icon name={role === 'seal' ? 'seal' : 'check'} />
    {role === 'seal' ? signingWords[visit.language].sealed : signingWords[visit.language].signed}
  </span>
);

const Refused = ({ visit }: { readonly visit: Visit }) => (
  <span class="badge state-badge bg-red-lt">
    <Icon name="close" />
    {signingWords[visit.language].refused}
  </span>
);
