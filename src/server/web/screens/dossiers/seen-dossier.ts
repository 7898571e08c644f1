// One dossier as the page shows it: where it stands, what somebody may do, names for everything in it.
import {
  colleaguesOf,
  dossierSeenBy,
  kindsOfDossiers,
  subjectNames,
  type DossierSeen,
} from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { isLastStep, type DossierId, type DossierState } from '../../../../workflows/index.ts';
import type { Visit } from '../../visit.ts';
import type { Called } from './dossier-table.tsx';

/** What the visitor does next: as the author, as whose turn it is, or nothing. */
export type Task = 'send' | 'revise' | 'check' | 'seal' | null;

export interface SeenDossier {
  readonly standing: DossierSeen;
  readonly state: DossierState;
  readonly called: Called;
  readonly task: Task;
  readonly mayWithdraw: boolean;
  readonly mayRevise: boolean;
  /** Whether the next signature orders the seal. */
  readonly ordersSeal: boolean;
  /** Who could have been there when a change is asked for. */
  readonly others: Awaited<ReturnType<typeof colleaguesOf>>;
}

/** @throws Fault `dossier.unknown` */
export async function seenDossier({ desk, caller, params }: Visit<Caller>): Promise<SeenDossier> {
  const { house } = desk;
  const { person: by, schoolId } = caller;
  const standing = await dossierSeenBy(house, { dossier: (params.dossierId ?? '') as DossierId, by });
  const { snapshot } = standing.dossier;
  const { author, schoolYear, subject } = snapshot.context;
  const state = snapshot.state as DossierState;
  const asked = { schoolId, schoolYear };
  const kinds = await kindsOfDossiers(house, asked);
  const isAuthor = author === by;
  const task = standing.yours ? (isAuthor ? ofAuthor[state] : ofOthers[state]) : undefined;
  const others = task === 'check' ? await colleaguesOf(house, { by, schoolId }) : [];
  const sealed = standing.versions.at(-1)?.route.sealed ?? false;
  return {
    standing,
    state,
    called: {
      people: standing.names,
      kinds: new Map(kinds.map(({ kind, name }) => [kind, name])),
      subjects: await subjectNames(house, asked, subject === null ? [] : [subject]),
    },
    task: task ?? null,
    mayWithdraw: isAuthor && ['draft', 'submitted', 'returned'].includes(state),
    mayRevise: isAuthor && (state === 'draft' || state === 'returned'),
    ordersSeal: task === 'check' && sealed && isLastStep(snapshot.context),
    others: others.filter(({ id }) => id !== author),
  };
}

const ofAuthor: Partial<Record<DossierState, Task>> = { draft: 'send', returned: 'revise' };
const ofOthers: Partial<Record<DossierState, Task>> = { submitted: 'check', signed: 'seal' };
