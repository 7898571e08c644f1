// A small chart of bars, drawn on the server; the same numbers stand in a table below it.
import type { Language } from '../../words.ts';
import { schoolWords } from './words.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Words for the table, where the label is short. */
  readonly said?: string;
}

interface BarChartProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly language: Language;
  readonly tone: 'signed' | 'late' | 'edits';
}

const WIDTH = 340;
const HEIGHT = 130;
const BASE = 106;
const TOP = 18;

export function BarChart({ title, bars, language, tone }: BarChartProps) {
  const words = schoolWords[language];
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = WIDTH / Math.max(bars.length, 4);
  const thick = Math.min(step * 0.62, 46);
  return (
    <figure class="mb-0">
      <svg class={`chart chart-${tone}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <line x1="0" y1={BASE} x2={WIDTH} y2={BASE} />
        {bars.map(({ label, value }, index) => {
          const height = ((BASE - TOP) * value) / most;
          const middle = step * index + step / 2;
          return (
            <g key={label}>
              <rect x={middle - thick / 2} y={BASE - height} width={thick} height={height} rx="2" />
              <text x={middle} y={BASE - height - 5}>
                {value}
              </text>
              <text x={middle} y={BASE + 15} class="chart-label">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
      <details>
        <summary class="text-secondary">{words.values}</summary>
        <table class="table table-sm mb-0">
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col" class="num">
                {words.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, said, value }) => (
              <tr key={label}>
                <th scope="row" class="fw-normal">
                  {said ?? label}
                </th>
                <td class="num">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
