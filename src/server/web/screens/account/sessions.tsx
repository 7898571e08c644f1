// Where somebody is signed in, and ending it there.
import type { SessionCard } from '../../../application/index.ts';
import { Card, Form, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { agentName } from './agent-name.ts';
import { accountWords } from './words.ts';

interface SessionsProps {
  readonly visit: Visit;
  readonly sessions: readonly SessionCard[];
}

export function Sessions({ visit, sessions }: SessionsProps) {
  const words = accountWords[visit.language];
  return (
    <Card
      title={words.sessions}
      padded={false}
      id="sessions"
      actions={
        sessions.length > 1 && (
          <Form visit={visit} deed="endOthers">
            <button class="btn btn-sm">{words.endOthers}</button>
          </Form>
        )
      }
    >
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.device}</th>
              <th scope="col">{words.lastSeen}</th>
              <th scope="col" aria-label={words.end} />
            </tr>
          </thead>
          <tbody>
            {sessions.map((one) => (
              <tr key={one.id}>
                <td>
                  {agentName(one.agent)}
                  <div class="text-secondary small">{one.address}</div>
                </td>
                <td>
                  <Moment at={one.lastSeenAt} />
                </td>
                <td class="text-end">
                  {one.current ? (
                    <span class="badge bg-green-lt">{words.thisOne}</span>
                  ) : (
                    <Form visit={visit} deed="endSession">
                      <input type="hidden" name="session" value={one.id} />
                      <button class="btn btn-sm" aria-label={words.endOf(agentName(one.agent))}>
                        {words.end}
                      </button>
                    </Form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
