// In which order the lines of a register are read: as they were written, or by the pupils' names.
import { byVietnameseName } from '../../../../kernel/index.ts';
import type { RegisterEntries } from './read-register.ts';

export const registerOrders = ['number', 'name'] as const;
export type RegisterOrder = (typeof registerOrders)[number];

/** What names no pupil stays as it was written. */
export function inOrderOf(order: RegisterOrder | undefined, register: RegisterEntries): RegisterEntries {
  if (order !== 'name' || (register.kind !== 'bookRegister' && register.kind !== 'issueRegister'))
    return register;
  const { kind } = register;
  const byName = <Entry extends { readonly pupil: string }>(entries: readonly Entry[]) =>
    entries.toSorted((one, other) => byVietnameseName(one.pupil, other.pupil));
  return kind === 'bookRegister'
    ? { kind, entries: byName(register.entries) }
    : { kind, entries: byName(register.entries) };
}
