// Who may do what: appointments by written decision, and one table over them.
export { classesHeldAt } from './classes-held-at.ts';
export type * from './appointment.ts';
export { capacityOf, holdsAt } from './appointment.ts';
export type { AccessAction } from './access-action.ts';
export { accessPolicy, type AccessRow, type Grant } from './access-policy.ts';
export { roleTable, type RoleRow } from './role-table.ts';
export { may, type AccessTarget } from './may.ts';
export {
  classTarget,
  permission,
  permissionUnder,
  recordTarget,
  targetOfClass,
  targetOfRecord,
  type Wish,
} from './permission.ts';
export { appoint, type AppointmentRequest } from './appoint.ts';
export { endAppointment, type EndingRequest } from './end-appointment.ts';
export { delegate, type Delegation } from './delegate.ts';
export { handOver, type HandOver } from './hand-over.ts';
export { leaveSchool, type Leaving } from './leave-school.ts';
export { listAppointments, type AppointmentsAsked } from './list-appointments.ts';
export { accessFault } from './faults.ts';
