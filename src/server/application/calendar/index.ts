// The calendar: passed milestones become facts, windows open and close, orders lock and unlock.
export { tick } from './tick.ts';
export { agenda, type Agenda, type AgendaItem } from './agenda.ts';
export { signingDeadlines, type SigningDeadlines } from './signing-deadline.ts';
export { entryRules, refuseOutsideWindow, type EntryRules, type Entering } from './entry-window.ts';
export { windowsOfCells } from './windows-of-cells.ts';
export { windowsOfClass, type ClassWindow } from './windows-of-class.ts';
export { proposeLocking, type LockingProposal } from './orders/propose-locking.ts';
export { decideLocking, type LockingRuling } from './orders/decide-locking.ts';
export { executeLocking } from './orders/execute-locking.ts';
export { proposeSchoolOrder, type SchoolOrderProposal } from './orders/propose-school-order.ts';
export { decideSchoolOrder, type SchoolOrderRuling } from './orders/decide-school-order.ts';
export { executeSchoolOrder } from './orders/execute-school-order.ts';
export { schoolOrderSeenBy, schoolOrdersSeenBy } from './orders/read-school-orders.ts';
export { orderSeenBy, ordersOfClass } from './orders/read-orders.ts';
export { calendarFault } from './faults.ts';
