// Copies of a whole installation: made while it works, verified when made and again before they are used.
export { backUp, type BackupMade, type BackupOptions } from './back-up.ts';
export { restore, type Restored, type RestoreOptions } from './restore.ts';
export { MANIFEST_FILE, type BackupManifest } from './manifest.ts';
