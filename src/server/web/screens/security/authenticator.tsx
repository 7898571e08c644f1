// The authenticator app: adding, removing, and its recovery codes.
import { Card, Form } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { securityWords } from './words.ts';

interface AuthenticatorProps {
  readonly visit: Visit;
  readonly present: boolean;
}

export function Authenticator({ visit, present }: AuthenticatorProps) {
  const words = securityWords[visit.language];
  return (
    <Card title={words.app}>
      <p>{present ? words.appThere : words.appNone}</p>
      {present ? (
        <div class="d-flex flex-wrap gap-2">
          <Form visit={visit} deed="renewCodes" once>
            <button class="btn">{words.renewCodes}</button>
          </Form>
          <Form visit={visit} deed="removeApp">
            <button class="btn btn-outline-danger">{words.removeApp}</button>
          </Form>
        </div>
      ) : (
        <Form visit={visit} deed="offerApp" once>
          <button class="btn btn-primary">{words.addApp}</button>
        </Form>
      )}
    </Card>
  );
}
