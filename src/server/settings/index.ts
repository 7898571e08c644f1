// Settings of an installation: one table that is read, checked and documented.
export { address, invalid, whole, word, yes, type Environment } from './reading.ts';
export { settings } from './table.ts';
export { settingsSchema, settingsTold, unknownSettings, type SettingTold } from './told.ts';
