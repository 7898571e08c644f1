// The page of the school's rules.
export { policyScreens } from './policy.tsx';
export { differences } from './differences.ts';
