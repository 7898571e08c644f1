// Schools drawn from a seed.
export { makeSchool, type MadeSchool, type SchoolSize } from './make-school.ts';
