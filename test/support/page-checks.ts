// What every page must pass in a browser: reachable for everybody, and no wider than the window.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Nothing serious or critical by axe-core's rules (WCAG 2.2 A and AA, and its best practices). */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessFaults(page)).toEqual([]);
}

/** A line for each kind of fault, with the first places. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Pick<axe.AxeResults, 'violations'>>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target, failureSummary = '' }) => {
        const [, why = ''] = failureSummary.split('\n');
        return `${target.join(' ')} (${why.trim()})`;
      });
      return `${id}: ${help}: ${nodes.length} × ${places.join('; ')}`;
    });
}

/** The page itself does not scroll sideways; a wide table may, inside its frame. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await sidewaysBy(page)).toBeLessThanOrEqual(0);
}

/** Pixels that the page is wider than its window. */
export const sidewaysBy = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
