// Corrections: those that wait, asking for one, and each with everybody's part in it.
import { correction } from './correction.tsx';
import { corrections } from './list.tsx';
import { newCorrection } from '../correction-request/index.ts';

export const correctionScreens = [corrections, newCorrection, correction];
