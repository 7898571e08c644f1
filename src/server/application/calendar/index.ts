// The calendar: passed milestones become facts, windows open and close, orders lock and unlock.
export { tick } from './tick.ts';
export { agenda, type Agenda, type AgendaItem } from './agenda.ts';
export { windowsOfClass, type ClassWindow } from './windows-of-class.ts';
export {
  decideLocking,
  executeLocking,
  proposeLocking,
  type LockingProposal,
  type LockingRuling,
} from './orders.ts';
export { calendarFault } from './faults.ts';
