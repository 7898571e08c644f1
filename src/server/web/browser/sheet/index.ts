// A sheet in the browser, without the page: selection, clipboard, undo, what was typed, what is saved, what it comes to.
export * from './selection.ts';
export * from './clipboard.ts';
export * from './history.ts';
export * from './typed.ts';
export * from './ledger.ts';
export * from './unsaved.ts';
export * from './saver.ts';
export * from './live.ts';
