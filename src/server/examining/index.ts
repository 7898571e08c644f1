// Examining files that came from anywhere, off the thread that answers people.
export { examiners, type Examiners, type ExaminersOptions } from './examiners.ts';
