// What an inspector opens first: everything to read, nothing to change.
import { inspection } from './inspection.tsx';
import { inspectionEdits } from './edits.tsx';

export const inspectionScreens = [inspection, inspectionEdits];
