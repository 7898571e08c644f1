// Checking the chain now, how far that is, and what came out the last time.
import { setBackText, type ChainCheck } from '../../../application/index.ts';
import { Card, Form, Icon, Moment, Progress } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { journalWords } from './words.ts';

interface ChainProps {
  readonly check: ChainCheck | null;
  readonly visit: Visit;
}

const MOST_FINDINGS = 50;

export function ChainCard({ check, visit }: ChainProps) {
  const words = journalWords[visit.language];
  const isRunning = check !== null && check.findings === null && !check.broken;
  return (
    <Card title={words.check}>
      <p class="text-secondary">{words.checkAbout}</p>
      {check !== null && (
        <div role="status" data-controller={isRunning ? 'look-again' : undefined}>
          <Outcome check={check} visit={visit} />
          <SetBacks check={check} visit={visit} />
          <p class="text-secondary small">
            {words.checkWhen} <Moment at={check.startedAt} />. {words.checkWhole}
          </p>
        </div>
      )}
      {!isRunning && (
        <Form visit={visit} deed="check" action="/journal">
          <button class="btn">
            <Icon name="chain" />
            {words.checkNow}
          </button>
        </Form>
      )}
    </Card>
  );
}

function Outcome({ check, visit }: { readonly check: ChainCheck; readonly visit: Visit }) {
  const { language } = visit;
  const words = journalWords[language];
  const { findings, broken, checked, of } = check;
  if (broken) return <p class="alert alert-warning">{words.checkBroken}</p>;
  if (findings === null) return <Progress done={checked} of={of} label={words.checking} />;
  if (findings.length === 0)
    return (
      <p class="alert alert-success">
        <Icon name="check" /> {words.checkGood(String(checked))}
      </p>
    );
  return (
    <div class="alert alert-danger">
      <div>
        <p class="mb-1">
          <strong>{words.checkBad(String(findings.length))}</strong>
        </p>
        <ul class="mb-0">
          {findings.slice(0, MOST_FINDINGS).map((one) => (
            <li key={`${one.code} ${one.seq}`}>{one[language]}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function SetBacks({
  check: { setBacks },
  visit: { language },
}: {
  readonly check: ChainCheck;
  readonly visit: Visit;
}) {
  if (setBacks.length === 0) return null;
  return (
    <div class="alert alert-warning">
      <div>
        <p class="mb-1">{journalWords[language].checkSetBacks}</p>
        <ul class="mb-0">
          {setBacks.slice(0, MOST_FINDINGS).map((one) => (
            <li key={one.seq}>{setBackText(one)[language]}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
