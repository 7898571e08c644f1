// The page of the journal.
export { journalScreens } from './journal.tsx';
