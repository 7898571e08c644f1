// Writing rights.
import type { EntityManager } from 'typeorm';
import type { AccessTransaction, AccessView } from '../application/index.ts';
import { appointments } from './access-schemas.ts';
import { insertAll } from './rows.ts';

export function accessTransactionOf(manager: EntityManager): Omit<AccessTransaction, keyof AccessView> {
  return {
    addAppointments: (added) =>
      insertAll(
        manager,
        appointments,
        added.map((one) => ({
          ...one,
          scope: JSON.stringify(one.scope),
          basis: JSON.stringify(one.basis),
          endedBy: one.endedBy && JSON.stringify(one.endedBy),
        })),
      ),
    endAppointments: async (ids, validTo, by) => {
      const decision = by && JSON.stringify(by);
      await manager.query(END_APPOINTMENTS, [validTo, decision, JSON.stringify(ids), validTo]);
    },
  };
}

const END_APPOINTMENTS = `
  UPDATE appointments SET validTo = ?, endedBy = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND (validTo IS NULL OR validTo > ?)`;
