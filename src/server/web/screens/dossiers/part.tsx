// What this person does in the dossier now; for everybody else, who is awaited.
import type { ComponentChildren } from 'preact';
import { Card, Field, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { PaperSigning } from '../paper-signing/index.ts';
import { dossierWords } from './dossier-words.ts';
import { ReturnForm } from './return-form.tsx';
import { ReviseForm } from './revise-form.tsx';
import type { SeenDossier, Task } from './seen-dossier.ts';
import { partyText } from './state.tsx';

interface PartProps {
  readonly visit: Visit;
  readonly seen: SeenDossier;
}

export function Part({ visit, seen }: PartProps) {
  const words = dossierWords[visit.language];
  const { task } = seen;
  return (
    <Card title={words.part}>
      {task === null ? <NotYou visit={visit} seen={seen} /> : parts[task]({ visit, seen })}
      {seen.mayRevise && <ReviseForm visit={visit} seen={seen} />}
      {seen.mayWithdraw && (
        <Form visit={visit} deed="withdraw" class="mt-3" confirm={words.withdrawSure}>
          <Seen seen={seen} />
          <button class="btn w-100">
            <Icon name="leave" />
            {words.withdraw}
          </button>
        </Form>
      )}
    </Card>
  );
}

function NotYou({ visit: { language }, seen: { standing, state } }: PartProps) {
  const words = dossierWords[language];
  if (state === 'approved' || state === 'withdrawn') return <p class="m-0">{words.finished}</p>;
  const { awaited, names, dossier } = standing;
  const who = {
    draft: names.get(dossier.snapshot.context.author),
    returned: names.get(dossier.snapshot.context.author),
    submitted: awaited && partyText(awaited, language),
    signed: words.seal,
  }[state];
  return (
    <>
      <p class="mb-1">{words.notYou}</p>
      <p class="m-0">
        {words.awaited}: <strong>{who}</strong>
      </p>
    </>
  );
}

/** The revision that was looked at: what somebody else did meanwhile is not overlooked. */
export const Seen = ({ seen }: { readonly seen: SeenDossier }) => (
  <input type="hidden" name="seen" value={seen.standing.dossier.revision} />
);

function Sign({
  visit,
  seen,
  button,
  children,
}: PartProps & { readonly button: string; readonly children?: ComponentChildren }) {
  const { id, revision } = seen.standing.dossier;
  const question = `/api/dossiers/${id}/signature-questions`;
  const answer = `/api/dossiers/${id}/signature-answers`;
  return (
    <PaperSigning
      visit={visit}
      deed="sign"
      as="signer"
      button={button}
      elsewhere={{ question, answer, revision }}
    >
      <Seen seen={seen} />
      {children}
    </PaperSigning>
  );
}

const parts: Readonly<Record<NonNullable<Task>, (props: PartProps) => ComponentChildren>> = {
  send: (props) => {
    const words = dossierWords[props.visit.language];
    return (
      <>
        <p>{words.draftAbout}</p>
        <Sign {...props} button={words.signAndSend} />
      </>
    );
  },
  revise: ({ visit }) => <p>{dossierWords[visit.language].returnedAbout}</p>,
  check: (props) => {
    const { visit, seen } = props;
    const words = dossierWords[visit.language];
    return (
      <>
        <p>{words.checkAbout}</p>
        <Sign {...props} button={words.approve}>
          {seen.ordersSeal && (
            <Field
              visit={visit}
              deed="sign"
              name="decisionNumber"
              label={words.decision}
              faults={['record.decisionNumberMissing']}
              maxLength={100}
              required
            />
          )}
        </Sign>
        <ReturnForm {...props} />
      </>
    );
  },
  seal: ({ visit, seen }) => {
    const words = dossierWords[visit.language];
    const { sealOrder } = seen.standing.dossier.snapshot.context;
    return (
      <>
        <p>{words.sealAbout(sealOrder?.decisionNumber ?? '')}</p>
        <PaperSigning visit={visit} deed="seal" as="seal" button={words.sealNow}>
          <Seen seen={seen} />
        </PaperSigning>
      </>
    );
  },
};
