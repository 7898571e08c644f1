// The life of a record as a drawing, with the present state lit and the ways out of it marked.
import type { RecordState } from '../../../../workflows/index.ts';
import { partsWords } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { lifecycle, type DrawnState, type DrawnStep } from './lifecycle.ts';
import { recordWords } from './words.ts';

const drawn = lifecycle();
const BOX = { width: 134, height: 42 };
const STEP = { x: 182, y: 66 };
const LEFT = 18;
const TOP = 6;

export function LifecycleDrawing({
  state,
  language,
}: {
  readonly state: string;
  readonly language: Language;
}) {
  const words = recordWords[language];
  const names: Readonly<Record<string, string>> = partsWords[language].states;
  const present = drawn.states.find((one) => one.state === state);
  const onward = drawn.steps.filter(({ from }) => from === state);
  const width = LEFT + STEP.x + BOX.width + 18;
  const height = TOP + (drawn.rows - 1) * STEP.y + BOX.height + 8;
  return (
    <>
      <svg class="lifecycle" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="lifecycle-title">
        <title id="lifecycle-title">{words.lifecycleIs(names[state] ?? state)}</title>
        <defs>
          {(['', '-lit'] as const).map((kind) => (
            <marker
              key={kind}
              id={`arrow${kind}`}
              class={`lifecycle-tip${kind}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0 8 4 0 8z" />
            </marker>
          ))}
        </defs>
        {drawn.steps.toSorted(litLast(state)).map((step) => (
          <Way key={`${step.from} ${step.to}`} step={step} lit={step.from === state} language={language} />
        ))}
        {drawn.states.map((one) => (
          <Box
            key={one.state}
            place={one}
            name={names[one.state] ?? one.state}
            look={one.state === state ? 'now' : isBehind(one, present) ? 'done' : 'ahead'}
          />
        ))}
      </svg>
      <p class="mb-1 fw-bold">{words.fromHere}</p>
      {onward.length === 0 ? (
        <p class="m-0">{words.nowhere}</p>
      ) : (
        <ul class="m-0 ps-3">
          {onward.map(({ to, events }) => (
            <li key={to}>
              {events.map((event) => eventName(event, language)).join(', ')} → {names[to] ?? to}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Events of the machine as people call them. */
export const eventName = (event: string, language: Language): string => {
  const names: Readonly<Record<string, string>> = recordWords[language].events;
  return names[event] ?? event;
};

const litLast = (state: string) => (one: DrawnStep, other: DrawnStep) =>
  Number(one.from === state) - Number(other.from === state);

const isBehind = (one: DrawnState, present: DrawnState | undefined): boolean =>
  present?.column === 0 && one.column === 0 && one.row < present.row;

interface BoxProps {
  readonly place: DrawnState;
  readonly name: string;
  readonly look: 'now' | 'done' | 'ahead';
}

function Box({ place, name, look }: BoxProps) {
  const { x, y } = cornerOf(place);
  return (
    <g class={`lifecycle-state is-${look}`}>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} rx="8" />
      {look === 'now' && <circle cx={x + 14} cy={y + BOX.height / 2} r="5" />}
      <Lines text={name} x={x + BOX.width / 2 + (look === 'now' ? 8 : 0)} y={y + BOX.height / 2} />
    </g>
  );
}

/** In two lines where one is too long for its box. */
function Lines({ text, x, y }: { readonly text: string; readonly x: number; readonly y: number }) {
  const lines = linesOf(text);
  return (
    <text x={x} y={y - (lines.length - 1) * 7.5} text-anchor="middle" dominant-baseline="central">
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const LONGEST = 16;

function linesOf(text: string): readonly string[] {
  if (text.length <= LONGEST) return [text];
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const middle = text.length / 2;
  const at = spaces.toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0];
  return at === undefined ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

const cornerOf = ({ column, row }: DrawnState) => ({ x: LEFT + column * STEP.x, y: TOP + row * STEP.y });

interface WayProps {
  readonly step: DrawnStep;
  readonly lit: boolean;
  readonly language: Language;
}

function Way({ step, lit, language }: WayProps) {
  const from = placeOf(step.from);
  const to = placeOf(step.to);
  if (from === undefined || to === undefined) return null;
  return (
    <path
      class={`lifecycle-way${lit ? ' is-lit' : ''}`}
      d={pathOf(from, to)}
      marker-end={`url(#arrow${lit ? '-lit' : ''})`}
    >
      <title>{step.events.map((event) => eventName(event, language)).join(', ')}</title>
    </path>
  );
}

const placeOf = (state: RecordState) => drawn.states.find((one) => one.state === state);

/** Straight down the way; a bow at the left over states between; across to a detour and back. */
function pathOf(from: DrawnState, to: DrawnState): string {
  const [a, b] = [cornerOf(from), cornerOf(to)];
  const middle = BOX.height / 2;
  if (from.column === 0 && to.column === 0) {
    const centre = a.x + BOX.width / 2;
    if (to.row === from.row + 1) return `M${centre} ${a.y + BOX.height}V${b.y - 1}`;
    return `M${a.x} ${a.y + middle}C${a.x - 22} ${a.y + middle} ${b.x - 22} ${b.y + middle} ${b.x - 1} ${b.y + middle}`;
  }
  const shift = from.column === 0 ? -6 : 6;
  const [start, end] = from.column <= to.column ? [a.x + BOX.width, b.x - 1] : [a.x, b.x + BOX.width + 1];
  if (from.column === to.column) {
    const right = a.x + BOX.width;
    return `M${right} ${a.y + middle}C${right + 22} ${a.y + middle} ${right + 22} ${b.y + middle} ${right + 1} ${b.y + middle}`;
  }
  const half = (start + end) / 2;
  return `M${start} ${a.y + middle + shift}C${half} ${a.y + middle + shift} ${half} ${b.y + middle + shift} ${end} ${b.y + middle + shift}`;
}
