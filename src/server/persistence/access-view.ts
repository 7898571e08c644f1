// Reading rights.
import type { EntityManager } from 'typeorm';
import type { AccessView, Appointment } from '../application/index.ts';
import type { AppointmentRow } from './access-schemas.ts';
import { appointments } from './access-schemas.ts';
import { keysetPage, type Condition } from './keyset.ts';

export function accessViewOf(manager: EntityManager): AccessView {
  return {
    appointmentsOf: async (personId) =>
      (await manager.query<AppointmentRow[]>(appointmentsWhere('personId'), [personId])).map(toAppointment),
    appointmentsIn: async (schoolId) =>
      (await manager.query<AppointmentRow[]>(appointmentsWhere('schoolId'), [schoolId])).map(toAppointment),
    appointmentsPage: async (of, { at, ...page }) => {
      const within: Condition =
        'person' in of ? ['item.personId = ?', of.person] : ['item.schoolId = ?', of.school];
      const held: Condition = ['item.validFrom <= ? AND (item.validTo IS NULL OR item.validTo > ?)', at, at];
      const rows = await keysetPage<AppointmentRow>(
        manager,
        {
          from: 'appointments AS item',
          within: [within],
          wanted: at === undefined ? [] : [held],
          order: [
            ['item.validFrom', 'ASC'],
            ['item.id', 'ASC'],
          ],
        },
        page,
      );
      return rows?.map(toAppointment) ?? null;
    },
    appointment: async (id) => {
      const row = await manager.findOne(appointments, { where: { id } });
      return row && toAppointment(row);
    },
  };
}

/** Every page asks for them. */
const appointmentsWhere = (column: 'personId' | 'schoolId') =>
  `SELECT * FROM appointments WHERE ${column} = ? ORDER BY validFrom, id`;

const toAppointment = ({ scope, basis, endedBy, ...rest }: AppointmentRow): Appointment =>
  ({
    ...rest,
    scope: JSON.parse(scope) as unknown,
    basis: JSON.parse(basis) as unknown,
    endedBy: endedBy === null ? null : (JSON.parse(endedBy) as unknown),
  }) as unknown as Appointment;
