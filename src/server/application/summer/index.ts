// Re-assessment and summer training: entered beside the closed year, decided, printed, signed, sealed.
export { summerFault } from './faults.ts';
export { enterSummerResults, type SummerEntry } from './enter-summer-results.ts';
export { decideSummer, type SummerDecision } from './decide-summer.ts';
export {
  certifySummerPages,
  sealSummerPage,
  signSummerPage,
  type SummerAwaited,
  type SummerSigning,
} from './sign-summer-page.ts';
export {
  readSummerPage,
  summerOfClass,
  type ClassSummer,
  type PupilSummerStanding,
  type ReadSummerPage,
  type SummerPageStanding,
} from './read-summer.ts';
export type { SummerList } from './class-lists.ts';
