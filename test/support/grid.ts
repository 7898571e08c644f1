// A sheet of marks in a browser, as a teacher uses it.
import type { Page } from 'playwright-core';

/** By row and column, from 0. */
export const cellAt = (page: Page, row: number, column: number) =>
  page.locator('.entry-grid tbody tr').nth(row).locator('.entry-cell').nth(column);

/** Everything typed so far has been written. */
export const allSaved = (page: Page) =>
  page.locator('.entry-state[data-kind=saved]', { hasText: 'lúc' }).waitFor();

/** The sheet as it was opened. */
export const sheetOpened = (page: Page) => page.locator('.entry-state[data-kind=saved]').waitFor();

/** As Excel puts it onto the clipboard, into the cell that has the focus. */
export const pasteText = (page: Page, text: string) =>
  page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    globalThis.document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
