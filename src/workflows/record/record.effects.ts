// Orders a record gives to the outside. They run afterwards, at least once, and report back as events.
import type { Instant, Sha256 } from '../../kernel/index.ts';
import type { RecordContext } from './record.context.ts';
import type { RecordEvent, Sealing } from './record.events.ts';

/** Make the base PDF from the frozen data; answered by `document.drafted`. */
export interface DraftDocument {
  readonly type: 'draftDocument';
  readonly version: number;
  readonly snapshotHash: Sha256;
  /** Time of printing (R95): fixed here, so that doing it twice gives the same bytes. */
  readonly printedAt: Instant;
  /** The usual seal when left out. */
  readonly sealing?: Sealing;
}

/** Append the author certification by the school's service key; answered by `document.certified`. */
export interface CertifyDocument {
  readonly type: 'certifyDocument';
  readonly version: number;
}

export type RecordEffect = DraftDocument | CertifyDocument;
export type RecordEffectType = RecordEffect['type'];

type OrderOf<Type extends RecordEffectType> = Omit<Extract<RecordEffect, { type: Type }>, 'type'>;

/** How the parameters of each order follow from the step. The context is the one after the change. */
export const recordOrders: {
  readonly [Type in RecordEffectType]: (context: RecordContext, event: RecordEvent) => OrderOf<Type>;
} = {
  draftDocument: ({ version, snapshotHash }, event) => ({
    version,
    snapshotHash: snapshotHash ?? ('' as Sha256),
    printedAt: event.at,
    ...(event.type === 'record.submitted' && event.sealing && { sealing: event.sealing }),
  }),
  certifyDocument: ({ version }) => ({ version }),
};

export const isRecordEffect = (type: string): type is RecordEffectType => Object.hasOwn(recordOrders, type);
