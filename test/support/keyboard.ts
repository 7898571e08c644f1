// Whether everything on a page that can be used is reached by the Tab key, and seen when it is.
import type { Page } from 'playwright-core';

/** Enough for every page but the longest tables. */
const MOST = 90;
const SPARE = 30;

/** A line for each control that Tab never comes to, and for each that does not show it has the focus. */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  const all = await page.evaluate<readonly string[]>(NUMBER_THEM);
  const reached = new Set<number>();
  const unseen: string[] = [];
  const wanted = Math.min(all.length, MOST);
  // Frames that scroll are stops as well.
  for (let presses = 0; presses < wanted + SPARE && reached.size < wanted; presses += 1) {
    await page.keyboard.press('Tab');
    const [number, seen, inGrid] = await page.evaluate<readonly [number, boolean, boolean]>(WHERE);
    // Within a grid Tab goes from cell to cell; Escape, then Tab leaves it, as the page says.
    if (inGrid) await page.keyboard.press('Escape');
    if (number < 0) continue;
    if (!seen && !reached.has(number)) unseen.push(`${all[number] ?? ''} does not show its focus`);
    reached.add(number);
  }
  const missed = all.slice(0, MOST).filter((_, number) => !reached.has(number));
  return [...missed.map((name) => `${name} is not reached by Tab`), ...unseen];
}

/** Radio buttons share one stop; what is closed away is no stop. */
const NUMBER_THEM = `(() => {
  const groups = new Set();
  const use = 'a[href],button,input,select,textarea,summary,[tabindex],[contenteditable=true]';
  const stops = [...document.querySelectorAll(use)].filter((one) => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.type !== 'radio') return true;
    if (one.form && groups.has(one.name)) return false;
    groups.add(one.name);
    return true;
  });
  stops.forEach((one, number) => { one.dataset.stop = number; });
  return stops.map((one) => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 120));
})()`;

const WHERE = `(() => {
  const one = document.activeElement;
  const twin = one?.type === 'radio' && one.form?.querySelector('[data-stop][name="' + one.name + '"]');
  const stop = (twin || one)?.dataset?.stop;
  const inGrid = one?.closest('[role=grid]') !== null;
  if (stop === undefined) return [-1, true, inGrid];
  const shows = (place) => {
    const { outlineStyle, boxShadow } = getComputedStyle(place);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  };
  return [Number(stop), shows(one) || shows(one.parentElement), inGrid];
})()`;
