// Runs: what was asked for over the network and goes on by itself, however often the server stops.
export { runFault } from './faults.ts';
export { officeRuns, type OfficeRuns } from './office-runs.ts';
export type * from './office-run.ts';
export type { Waits } from './until-passed.ts';
