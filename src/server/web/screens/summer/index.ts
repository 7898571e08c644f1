// The summer of a class: who is assessed again or trains, and the way of each pupil to the decision and its page.
import { classSummer } from './class-summer.tsx';
import { pupilSummer } from './pupil-summer.tsx';

export const summerScreens = [classSummer, pupilSummer];
