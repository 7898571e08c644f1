// Draws the machines for docs/machines/ from the machines themselves, so that a picture cannot lie.
import { correctionGuards } from './correction/correction.guards.ts';
import { correctionMachine } from './correction/correction.machine.ts';
import { correctionPolicy } from './correction/correction.policy.ts';
import { correctionEventWords, correctionStateWords } from './correction/correction.words.ts';
import { dossierGuards } from './dossier/dossier.guards.ts';
import { dossierMachine } from './dossier/dossier.machine.ts';
import { dossierPolicy } from './dossier/dossier.policy.ts';
import { dossierEventWords, dossierStateWords } from './dossier/dossier.words.ts';
import type { GuardedMeta } from './engine/advance.ts';
import type { Refusal } from './engine/refusal.ts';
import { recordGuards } from './record/record.guards.ts';
import { recordMachine } from './record/record.machine.ts';
import { recordPolicy } from './record/record.policy.ts';
import { recordEventWords, recordStateWords } from './record/record.words.ts';

type Words = Readonly<Record<string, { readonly vi: string }>>;

/** As much of a machine as a drawing needs. */
interface Drawn {
  readonly root: { readonly initial: { readonly target: readonly { readonly key: string }[] } };
  readonly states: Readonly<Record<string, DrawnState>>;
}

interface DrawnState {
  readonly type: string;
  readonly transitions: ReadonlyMap<
    string,
    readonly {
      readonly eventType: string;
      readonly target?: readonly { readonly key: string }[] | undefined;
      readonly meta?: GuardedMeta | undefined;
      readonly actions: readonly unknown[];
    }[]
  >;
}

interface Drawing {
  readonly folder: string;
  readonly title: string;
  readonly machine: Drawn;
  readonly states: Words;
  readonly events: Words;
  readonly guards: Readonly<Record<string, { readonly refusal: Refusal }>>;
  readonly policy: readonly {
    readonly event: string;
    readonly states?: readonly string[];
    readonly by: readonly string[];
  }[];
}

/** A Markdown page: Mermaid diagram, then every transition with its guards, then who may cause what. */
export const drawRecordMachine = (): string =>
  pageOf({
    folder: 'record',
    title: 'Vòng đời của một hồ sơ',
    machine: recordMachine,
    states: recordStateWords,
    events: recordEventWords,
    guards: recordGuards,
    policy: recordPolicy,
  });

/** The same for a correction. */
export const drawCorrectionMachine = (): string =>
  pageOf({
    folder: 'correction',
    title: 'Sửa điểm, sửa thông tin sau khi khóa',
    machine: correctionMachine,
    states: correctionStateWords,
    events: correctionEventWords,
    guards: correctionGuards,
    policy: correctionPolicy,
  });

/** The same for a professional dossier. */
export const drawDossierMachine = (): string =>
  pageOf({
    folder: 'dossier',
    title: 'Hồ sơ chuyên môn: giáo án, kế hoạch',
    machine: dossierMachine,
    states: dossierStateWords,
    events: dossierEventWords,
    guards: dossierGuards,
    policy: dossierPolicy,
  });

function pageOf(drawing: Drawing): string {
  const edges = edgesOf(drawing.machine);
  return `${[
    `<!-- Generated from src/workflows/${drawing.folder} by \`npm run build && node scripts/machines.mjs\`; do not edit. -->`,
    `# ${drawing.title}`,
    diagramOf(drawing, edges),
    '## Chuyển trạng thái',
    transitionsOf(drawing, edges),
    '## Điều kiện',
    guardsTable(drawing),
    '## Ai được làm gì',
    policyTable(drawing),
  ].join('\n\n')}\n`;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly event: string;
  readonly guards: readonly string[];
  readonly actions: readonly string[];
}

function edgesOf(machine: Drawn): readonly Edge[] {
  return Object.entries(machine.states).flatMap(([from, node]) =>
    [...node.transitions.values()].flat().map((transition) => ({
      from,
      to: transition.target?.[0]?.key ?? from,
      event: transition.eventType,
      guards: transition.meta?.guards ?? [],
      actions: transition.actions.map((action) => (action as { type: string }).type),
    })),
  );
}

function diagramOf({ machine, states, events }: Drawing, edges: readonly Edge[]): string {
  const named = Object.entries(states).map(([state, { vi }]) => `  state "${vi}" as ${state}`);
  const arrows = edges.map(({ from, to, event }) => `  ${from} --> ${to}: ${events[event]?.vi ?? event}`);
  const first = machine.root.initial.target[0]?.key ?? '';
  const final = Object.entries(machine.states).filter(([, { type }]) => type === 'final');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...named,
    `  [*] --> ${first}`,
    ...new Set(arrows),
    ...final.map(([state]) => `  ${state} --> [*]`),
    '```',
  ].join('\n');
}

const transitionsOf = ({ events }: Drawing, edges: readonly Edge[]) =>
  table(
    ['Từ', 'Sự kiện', 'Điều kiện', 'Đến', 'Thay đổi và lệnh'],
    edges.map(({ from, to, event, guards, actions }) => [
      from,
      `\`${event}\` ${events[event]?.vi ?? ''}`,
      guards.map((name) => `\`${name}\``).join('<br>'),
      to === from ? '–' : to,
      actions.map((name) => `\`${name}\``).join('<br>'),
    ]),
  );

const guardsTable = ({ guards }: Drawing) =>
  table(
    ['Điều kiện', 'Khi không thỏa', 'Mã'],
    Object.entries(guards).map(([name, { refusal }]) => [
      `\`${name}\``,
      `${refusal.vi}<br>${refusal.en}`,
      `\`${refusal.code}\``,
    ]),
  );

const policyTable = ({ events, policy }: Drawing) =>
  table(
    ['Sự kiện', 'Trạng thái', 'Ai'],
    policy.map(({ event, states, by }) => [
      `\`${event}\` ${events[event]?.vi ?? ''}`,
      states?.join(', ') ?? 'mọi trạng thái khác',
      by.join(', '),
    ]),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
