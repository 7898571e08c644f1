// What people see at a glance: what waits for them, how the school stands.
export { waitingFor, type RecordTask, type WaitingRecords } from './waiting.ts';
export { milestonesAhead, type Ahead } from './milestones-ahead.ts';
export { ordersWaiting, type WaitingOrder } from './orders-waiting.ts';
export { schoolMap, type MapAsked, type MapCell, type MapRow, type SchoolMap } from './school-map.ts';
export type { CellStanding } from './cell-standing.ts';
export { editsByMonth, type MonthOfEdits } from './edits-by-month.ts';
export { classOverviews, yearsSeen, type ClassOverview, type ClassOverviews } from './class-overviews.ts';
export { progressSeen } from './progress-seen.ts';
