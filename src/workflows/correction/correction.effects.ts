// Orders a correction gives. Those about cells and records are carried out in the very step that gives them; the
// minutes and the successors follow from the state, again and again until they are there.
import type { Instant } from '../../kernel/index.ts';
import type { CorrectedCell, CorrectionContext } from './correction.context.ts';
import type { CorrectionEvent } from './correction.events.ts';
import { decisionOf } from './correction.present.ts';

/** Open exactly these cells. */
export interface OpenCells {
  readonly type: 'openCells';
  readonly paths: readonly string[];
  readonly until: Instant;
  readonly decisionNumber: string;
}

export interface WriteCells {
  readonly type: 'writeCells';
  readonly cells: readonly CorrectedCell[];
}

/** At once, whatever led here (R74). */
export interface CloseCells {
  readonly type: 'closeCells';
  readonly why: CorrectionEvent['type'];
}

export interface SupersedeRecords {
  readonly type: 'supersedeRecords';
}

export interface DraftMinutes {
  readonly type: 'draftMinutes';
  readonly printedAt: Instant;
}

export interface RenewRecords {
  readonly type: 'renewRecords';
}

export type CorrectionEffect =
  OpenCells | WriteCells | CloseCells | SupersedeRecords | DraftMinutes | RenewRecords;
export type CorrectionEffectType = CorrectionEffect['type'];

type OrderOf<Type extends CorrectionEffectType> = Omit<Extract<CorrectionEffect, { type: Type }>, 'type'>;

/** How the parameters of each order follow from the step. The context is the one after the change. */
export const correctionOrders: {
  readonly [Type in CorrectionEffectType]: (
    context: CorrectionContext,
    event: CorrectionEvent,
  ) => OrderOf<Type>;
} = {
  openCells: (context, { at }) => ({
    paths: context.cells.map(({ path }) => path),
    until: context.unlocked?.until ?? at,
    decisionNumber: decisionOf(context)?.decisionNumber ?? '',
  }),
  writeCells: ({ cells }) => ({ cells }),
  closeCells: (_, { type }) => ({ why: type }),
  supersedeRecords: () => ({}),
  draftMinutes: (_, { at }) => ({ printedAt: at }),
  renewRecords: () => ({}),
};

export const isCorrectionEffect = (type: string): type is CorrectionEffectType =>
  Object.hasOwn(correctionOrders, type);
