// A paper while it is being written: its pages, its flow, and when it is made.
import { raise } from '../../faults.ts';
import type { Sheet } from '../../layout/index.ts';
import type { Imprint } from '../../snapshot.ts';
import type { Faces } from '../../typeface/index.ts';
import { openDrafting, type Drafting } from '../drafting.ts';
import { openFlow, type Flow } from '../flow.ts';
import type { Piece } from '../piece.ts';

export interface Desk {
  readonly drafting: Drafting;
  readonly flow: Flow;
  readonly faces: Faces;
  readonly sheet: Sheet;
  readonly imprint: Imprint;
}

/** What setting pieces needs of it. */
export type Setting = Pick<Desk, 'flow' | 'faces' | 'sheet'>;

export interface DeskOptions {
  readonly faces: Faces;
  readonly sheet: Sheet;
  /** Points. */
  readonly sealDiameter: number;
  readonly imprint: Imprint;
}

/** Begins with the invisible field of the school's own certification, as every document of the house. */
export function openDesk({ faces, sheet, sealDiameter, imprint }: DeskOptions): Desk {
  const drafting = openDrafting(faces, sheet, sealDiameter);
  drafting.invisibleSlot('Author', 'author');
  const flow = openFlow(drafting);
  return { drafting, flow: { ...flow, together: checked(sheet, flow) }, faces, sheet, imprint };
}

/** A text that no page can hold is refused instead of running off the sheet. */
function checked(sheet: Sheet, flow: Flow): Flow['together'] {
  return (...pieces: readonly Piece[]) => {
    const tallest = Math.max(0, ...pieces.map(({ height }) => height));
    if (tallest > sheet.bottom - sheet.top) throw raise('documents.tooTall', { text: '…' });
    flow.together(...pieces);
  };
}
