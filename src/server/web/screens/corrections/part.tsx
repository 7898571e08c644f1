// The one thing that this person does in the correction now; for everybody else, who is awaited.
import type { ComponentChildren } from 'preact';
import { toIso, type Instant } from '../../../../kernel/index.ts';
import type { CorrectionTask } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Field, Form, Icon, Moment, type IconName } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { PaperSigning } from '../paper-signing/index.ts';
import type { SeenCorrection } from './seen-correction.ts';
import { awaitedText, stateOf } from './state.tsx';
import { correctionWords } from './words.ts';

interface PartProps {
  readonly visit: Visit<Caller>;
  readonly seen: SeenCorrection;
}

export function Part({ visit, seen }: PartProps) {
  const words = correctionWords[visit.language];
  const { standing, mine } = seen;
  const { context } = standing.correction.snapshot;
  const task = mine?.task ?? null;
  const open = context.relockedAt === null ? (context.unlocked?.until ?? null) : null;
  const early = new Set(['requested', 'homeroomConfirmed']).has(stateOf(standing));
  const mayWithdraw =
    context.requester === visit.caller.person && context.executed === null && !standing.ended;
  return (
    <Card title={words.part} class="correction-part">
      {open !== null && <Left at={open} text={words.left} visit={visit} />}
      {early && context.permitBefore !== null && (
        <Left at={context.permitBefore} text={words.leftPermit} visit={visit} />
      )}
      {task === null ? <Others visit={visit} seen={seen} /> : <p>{words.partAbout[task]}</p>}
      {task !== null && deeds[task]({ visit, seen })}
      {mayWithdraw && (
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

function Others({ visit: { language }, seen }: PartProps) {
  const words = correctionWords[language];
  const awaited = awaitedText(seen.standing, language);
  if (seen.standing.ended) return <p class="m-0">{words.ended}</p>;
  return (
    <>
      <p class="mb-1">{words.notYou}</p>
      <p class="m-0">
        {words.awaited}: <strong>{awaited === '' ? words.nobody : awaited}</strong>
      </p>
    </>
  );
}

function Left({ visit, at, text }: { readonly visit: Visit; readonly at: Instant; readonly text: string }) {
  const words = correctionWords[visit.language];
  return (
    <div class="alert alert-warning d-flex gap-2" role="note">
      <Icon name="clock" />
      <div>
        <div>
          {text}{' '}
          <strong
            class="num"
            role="timer"
            data-controller="count-down"
            data-count-down-until-value={toIso(at)}
          />
        </div>
        <div class="small">
          {words.until} <Moment at={at} />
        </div>
      </div>
    </div>
  );
}

/** The revision that was looked at: what somebody else did meanwhile is not overlooked. */
const Seen = ({ seen }: { readonly seen: SeenCorrection }) => (
  <input type="hidden" name="seen" value={seen.standing.correction.revision} />
);

function Do({
  visit,
  seen,
  deed,
  icon,
  text,
  confirm,
  children,
}: PartProps & {
  readonly deed: string;
  readonly icon: IconName;
  readonly text: string;
  readonly confirm?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <Form visit={visit} deed={deed} {...(confirm !== undefined && { confirm })}>
      <Seen seen={seen} />
      {children}
      <button class="btn btn-primary w-100">
        <Icon name={icon} />
        {text}
      </button>
    </Form>
  );
}

function Refuse({ visit, seen }: PartProps) {
  const words = correctionWords[visit.language];
  return (
    <details class="mt-3" open={visit.refused?.deed === 'refuse'}>
      <summary class="btn w-100">
        <Icon name="stop" />
        {words.refuse}
      </summary>
      <Form visit={visit} deed="refuse" class="mt-2">
        <Seen seen={seen} />
        <Field
          visit={visit}
          deed="refuse"
          name="reason"
          label={words.reason}
          faults={refusedWhy}
          rows={3}
          required
          maxLength={2000}
        />
        <button class="btn btn-danger w-100">{words.refuse}</button>
      </Form>
    </details>
  );
}

const refusedWhy = ['correction.reasonMissing', 'record.reasonMissing'];

const deeds: Readonly<Record<CorrectionTask, (props: PartProps) => ComponentChildren>> = {
  confirmCorrection: (props) => (
    <>
      <Do {...props} deed="confirm" icon="check" text={correctionWords[props.visit.language].confirm} />
      <Refuse {...props} />
    </>
  ),
  permitCorrection: (props) => {
    const words = correctionWords[props.visit.language];
    return (
      <>
        <Do {...props} deed="permit" icon="check" text={words.permit}>
          <Field
            visit={props.visit}
            deed="permit"
            name="decisionNumber"
            label={words.decision}
            help={words.decisionHelp}
            faults={['record.decisionNumberMissing']}
            maxLength={100}
          />
        </Do>
        <Refuse {...props} />
      </>
    );
  },
  unlockCorrection: (props) => {
    const words = correctionWords[props.visit.language];
    return (
      <Do {...props} deed="unlock" icon="key" text={words.unlock}>
        <Field
          visit={props.visit}
          deed="unlock"
          name="until"
          type="datetime-local"
          label={words.openUntil}
          help={words.openUntilHelp}
          faults={['correction.unlockTooLong', 'correction.untilPast', 'request.invalid']}
        />
      </Do>
    );
  },
  witnessCorrection: (props) => (
    <Do {...props} deed="witness" icon="eye" text={correctionWords[props.visit.language].witness} />
  ),
  executeCorrection: (props) => {
    const words = correctionWords[props.visit.language];
    const { cells } = props.seen.standing.correction.snapshot.context;
    return (
      <Do
        {...props}
        deed="execute"
        icon="edit"
        text={words.execute(cells.length)}
        confirm={words.executeSure}
      />
    );
  },
  signMinutes: ({ visit }) => (
    <PaperSigning
      visit={visit}
      deed="sign"
      as="signer"
      button={correctionWords[visit.language].tasks.signMinutes}
    />
  ),
  sealMinutes: ({ visit }) => (
    <PaperSigning
      visit={visit}
      deed="seal"
      as="seal"
      button={correctionWords[visit.language].tasks.sealMinutes}
    />
  ),
};
