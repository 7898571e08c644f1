// The calendar: passed milestones become facts, windows open and close, orders lock and unlock.
export { tick } from './tick.ts';
export { agenda, type Agenda, type AgendaItem } from './agenda.ts';
export { entryRules, refuseOutsideWindow, type EntryRules, type Entering } from './entry-window.ts';
export { windowsOfCells } from './windows-of-cells.ts';
export { windowsOfClass, type ClassWindow } from './windows-of-class.ts';
export { proposeLocking, type LockingProposal } from './orders/propose-locking.ts';
export { decideLocking, type LockingRuling } from './orders/decide-locking.ts';
export { executeLocking } from './orders/execute-locking.ts';
export { orderSeenBy, ordersOfClass } from './orders/read-orders.ts';
export { calendarFault } from './faults.ts';
