// Asking for a correction, step by step.
export { newCorrection } from './request.tsx';
