// What keeps marks closed, and what opens single cells under it.
export { openCells, type CellOpening } from './open-cells.ts';
export { locksOfClass, type LocksOfClass } from './locks-of-class.ts';
export { tellTries } from './tell-tries.ts';
export { closeCells, type CellClosing } from './close-cells.ts';
