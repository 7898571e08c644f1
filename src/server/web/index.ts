// The pages that people use: rendered here, brought to life in the browser by a few small scripts.
export { webPages, type WebOptions } from './web-pages.ts';
