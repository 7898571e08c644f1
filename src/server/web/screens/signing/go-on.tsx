// A signing that was stopped, or waits for a key on the signer's own computer: what happened, and how to go on.
import type { CeremonyRequest } from '../../../application/index.ts';
import { Card, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { fileKeyWords } from './said-of-file-keys.ts';
import { FileKeyFields, SecretFields } from './secret-fields.tsx';
import { signingWords } from './words.ts';

interface GoOnProps {
  readonly visit: Visit;
  readonly request: CeremonyRequest;
}

export function GoOn({ visit, request }: GoOnProps) {
  return request.state === 'waiting' ? (
    <Answering visit={visit} request={request} />
  ) : (
    <Stopped visit={visit} request={request} />
  );
}

const needs: Readonly<Record<CeremonyRequest['key']['kind'], string>> = {
  development: '',
  external: '',
  csc: 'pin code',
  pkcs11: 'pin',
  schoolSeal: 'pin code',
};

function Stopped({ visit, request: { trouble, key } }: GoOnProps) {
  const words = signingWords[visit.language];
  return (
    <Card>
      <div class="alert alert-danger d-flex gap-2" role="alert">
        <Icon name="alert" />
        <div>
          <div class="fw-bold">{trouble?.[visit.language]}</div>
          <a
            class="text-decoration-underline"
            href={`/problems/${trouble?.code ?? ''}`}
            target="_blank"
            rel="noopener"
          >
            {words.whatToDo}
          </a>
        </div>
      </div>
      <p>{words.goOnAbout}</p>
      <Form visit={visit} deed="goOn">
        <div data-controller="key-choice" data-key-choice-needs-value={needs[key.kind]}>
          <SecretFields visit={visit} deed="goOn" />
        </div>
        <button class="btn btn-primary">
          <Icon name="pen" />
          {words.goOn}
        </button>
      </Form>
    </Card>
  );
}

function Answering({ visit, request: { id, questions, role } }: GoOnProps) {
  const words = signingWords[visit.language];
  const json = `data:application/json;base64,${Buffer.from(JSON.stringify(questions)).toString('base64')}`;
  return (
    <Card>
      <p>{words.waitingAbout}</p>
      <form
        data-controller="file-key"
        data-file-key-role-value={role}
        data-file-key-ceremony-value={id}
        {...fileKeyWords(visit, 'file-key')}
      >
        <FileKeyFields visit={visit} />
        <div class="d-flex flex-wrap gap-2">
          <button class="btn btn-primary">
            <Icon name="pen" />
            {words.goOn}
          </button>
          <a class="btn" href={json} download={`${id}.json`}>
            <Icon name="download" />
            {words.questions}
          </a>
        </div>
      </form>
    </Card>
  );
}
