// Which key signs this one paper, what that key needs, and the button. A key file signs in the browser where the paper has addresses for its question and answer.
import type { ComponentChildren } from 'preact';
import type { KeyWish } from '../../../application/index.ts';
import { Form, Icon } from '../../parts/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Visit } from '../../visit.ts';
import { KeyFields, chosenKey, fileKeyWords, keysFor, secretsIn, signingWords } from '../signing/index.ts';

interface PaperSigningProps {
  readonly visit: Visit;
  readonly deed: string;
  readonly as: 'signer' | 'seal';
  readonly button: string;
  /** Where the API asks a key file, and takes its answer. */
  readonly elsewhere?: Elsewhere;
  /** What else is asked with the signature. */
  readonly children?: ComponentChildren;
}

interface Elsewhere {
  readonly question: string;
  readonly answer: string;
  /** Of the paper, as it was looked at. */
  readonly revision: number;
}

export function PaperSigning({ visit, deed, as, button, elsewhere, children }: PaperSigningProps) {
  const role = as === 'seal' ? 'seal' : 'principal';
  const file = elsewhere !== undefined;
  if (keysFor(visit, role, file).length === 0)
    return <p class="alert alert-warning">{signingWords[visit.language].noKey}</p>;
  return (
    <div {...(elsewhere && askedByFile(visit, elsewhere))}>
      <Form visit={visit} deed={deed}>
        {children}
        <KeyFields visit={visit} deed={deed} role={role} file={file} />
        <button class="btn btn-primary w-100">
          <Icon name={as === 'seal' ? 'seal' : 'pen'} />
          {button}
        </button>
      </Form>
    </div>
  );
}

const askedByFile = (visit: Visit, { question, answer, revision }: Elsewhere) => ({
  'data-controller': 'paper-key',
  'data-paper-key-question-value': question,
  'data-paper-key-answer-value': answer,
  'data-paper-key-revision-value': revision,
  ...fileKeyWords(visit, 'paper-key'),
});

/** @throws Fault `request.invalid` */
export const paperKey = (fields: Fields): Pick<KeyWish, 'key' | 'secrets'> => ({
  key: chosenKey(fields),
  secrets: secretsIn(fields),
});
