// A parent's child as addresses name it, and the note that somebody looked.
import type { PrintedResult } from '../../documents/index.ts';
import { childOf, type ChildAsked } from '../application/index.ts';
import type { Caller, HttpDesk } from './ports.ts';

/** @param child `<class id>.<pupil code>` */
export function askedChild(child: string, { person: parent }: Pick<Caller, 'person'>): ChildAsked {
  const point = child.indexOf('.');
  return { parent, classId: child.slice(0, point), pupil: child.slice(point + 1) };
}

/** @throws Fault `child.unknown` */
export async function noteChildRead(
  desk: HttpDesk,
  child: string,
  caller: Pick<Caller, 'person'>,
  what: 'results' | 'messages',
): Promise<void> {
  const { schoolClass, pupil } = await childOf(desk.house, askedChild(child, caller));
  await desk.readings.note({ by: caller.person, what, classId: schoolClass.id, pupil });
}

/** `8.5`, `Đ`, `CĐ`, `M` for exempt; null: not assessed. */
export function printedText(result: PrintedResult): string | null {
  if (result === null) return null;
  if ('exempt' in result) return 'M';
  return 'mark' in result ? result.mark : tenthsText(result.tenths);
}

/** `8.5` of 85 tenths. */
export const tenthsText = (value: number): string => (value / 10).toFixed(1);
