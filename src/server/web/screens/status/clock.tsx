// The clock of the machine, where it went backwards: deadlines, sessions and the order of the journal hang on it.
import type { ClockSetBack } from '../../../application/index.ts';
import { Card, Moment } from '../../parts/index.ts';
import { Mark } from './mark.tsx';
import type { StatusProps } from './store.tsx';
import { statusWords } from './words.ts';

const SHOWN = 5;

/** Nothing while it went on. */
export function Clock({ visit, seen }: StatusProps) {
  const words = statusWords[visit.language];
  const { setBacks } = seen.operations;
  if (setBacks.length === 0) return null;
  return (
    <Card title={words.clock}>
      <p>
        <Mark grade="look" text={words.setBacks(setBacks.length)} />
      </p>
      <p>{words.setBackDo}</p>
      <ul class="mb-0">
        {setBacks.slice(0, SHOWN).map((one) => (
          <Told key={one.seq} setBack={one} beforeEntry={words.beforeEntry(one.seq)} />
        ))}
      </ul>
    </Card>
  );
}

const Told = ({
  setBack: { from, to },
  beforeEntry,
}: {
  readonly setBack: ClockSetBack;
  readonly beforeEntry: string;
}) => (
  <li>
    <Moment at={from} /> → <Moment at={to} /> · {beforeEntry}
  </li>
);
