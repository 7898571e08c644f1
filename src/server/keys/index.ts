// Keys by configuration: remote signing services, tokens and HSMs at the server, the keys of schools.
export { keyPlaces } from './key-places.ts';
export { keySettings, noKeySettings, type KeySettings, type SchoolKeys } from './settings.ts';
export { programAccess } from './program-access.ts';
