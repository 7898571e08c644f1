// Biên bản ghi nhớ of requests to change a dossier, as papers that are signed (R55).
export type { KeptMinutes, MinutesDrafting } from './keep-minutes.ts';
export {
  readDossierMinutes,
  signDossierMinutes,
  type MinutesRead,
  type MinutesSignature,
} from './sign-minutes.ts';
export {
  dossierMinutesSeenBy,
  dossierMinutesToSign,
  type MinutesNamed,
  type MinutesSeen,
} from './seen-minutes.ts';
export { dossierMinutesOfCode, type CodedDossierMinutes } from './coded-minutes.ts';
