// Draws the record machine for docs/machines/ from the machine itself, so that the picture cannot lie.
import { recordGuards } from './record/record.guards.ts';
import type { RecordGuardName } from './record/record.guards.ts';
import { recordMachine } from './record/record.machine.ts';
import type { RecordState } from './record/record.machine.ts';
import { recordPolicy } from './record/record.policy.ts';
import type { RecordEventType } from './record/record.events.ts';
import { recordEventWords, recordStateWords } from './record/record.words.ts';

interface Edge {
  readonly from: RecordState;
  readonly to: RecordState;
  readonly event: RecordEventType;
  readonly guards: readonly RecordGuardName[];
  readonly actions: readonly string[];
}

/** A Markdown page: Mermaid diagram, then every transition with its guards, then who may cause what. */
export function drawRecordMachine(): string {
  const edges = edgesOf();
  return `${[
    '<!-- Generated from src/workflows/record by `npm run build && node scripts/machines.mjs`; do not edit. -->',
    '# Vòng đời của một hồ sơ',
    diagramOf(edges),
    '## Chuyển trạng thái',
    transitionsOf(edges),
    '## Điều kiện',
    guardsTable(),
    '## Ai được làm gì',
    policyTable(),
  ].join('\n\n')}\n`;
}

function edgesOf(): readonly Edge[] {
  const nodes = Object.entries(recordMachine.states) as [
    RecordState,
    (typeof recordMachine.states)[string],
  ][];
  return nodes.flatMap(([from, node]) =>
    [...node.transitions.values()].flat().map((transition) => ({
      from,
      to: (transition.target?.[0]?.key ?? from) as RecordState,
      event: transition.eventType as RecordEventType,
      guards: transition.meta?.guards ?? [],
      actions: transition.actions.map((action) => (action as { type: string }).type),
    })),
  );
}

function diagramOf(edges: readonly Edge[]): string {
  const states = Object.entries(recordStateWords).map(([state, { vi }]) => `  state "${vi}" as ${state}`);
  const arrows = edges.map(({ from, to, event }) => `  ${from} --> ${to}: ${recordEventWords[event].vi}`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states,
    '  [*] --> draft',
    ...new Set(arrows),
    '  superseded --> [*]',
    '```',
  ].join('\n');
}

const transitionsOf = (edges: readonly Edge[]) =>
  table(
    ['Từ', 'Sự kiện', 'Điều kiện', 'Đến', 'Thay đổi và lệnh'],
    edges.map(({ from, to, event, guards, actions }) => [
      from,
      `\`${event}\` ${recordEventWords[event].vi}`,
      guards.map((name) => `\`${name}\``).join('<br>'),
      to === from ? '–' : to,
      actions.map((name) => `\`${name}\``).join('<br>'),
    ]),
  );

const guardsTable = () =>
  table(
    ['Điều kiện', 'Khi không thỏa', 'Mã'],
    Object.entries(recordGuards).map(([name, { refusal }]) => [
      `\`${name}\``,
      `${refusal.vi}<br>${refusal.en}`,
      `\`${refusal.code}\``,
    ]),
  );

const policyTable = () =>
  table(
    ['Sự kiện', 'Trạng thái', 'Ai'],
    recordPolicy.map(({ event, states, by }) => [
      `\`${event}\` ${recordEventWords[event].vi}`,
      states?.join(', ') ?? 'mọi trạng thái khác',
      by.join(', '),
    ]),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
