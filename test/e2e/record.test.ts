// The page of a sealed record in a browser: verdicts come by themselves, the slices of the seal make one picture.
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { throughTheLock } from '../support/house.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';
import { sessionHeaders } from '../support/school-office.ts';

inBrowser('a sealed record', (open) => {
  let api: TestApi;
  let cookie: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    await throughTheLock(api.test.house, api.imported);
    await openAccount(gateOf(api.test), api.imported.cast.principal, 'hieu.truong');
    cookie = (await sessionHeaders(api, gateOf(api.test), 'hieu.truong')).cookie!;
  });
  afterAll(() => api.close());

  it.each([
    { width: 1280, dark: false },
    { width: 360, dark: true },
  ])('shows life, verdicts and the joined seal, $width wide', async (look) => {
    const page = await open({ url: api.url, cookie, ...look });
    await page.goto(`${api.url}/records/${api.imported.records[0]!}`);
    await page.locator('#record-verdict table').waitFor();
    const seal = page.locator('.joined-seal');
    await seal.scrollIntoViewIfNeeded();
    await page.locator('[data-join-seal-target="drawing"]').waitFor({ state: 'hidden' });
    const edges = await page.evaluate<readonly Edges[]>(EDGES);
    expect(edges).toHaveLength(4);
    for (const { red } of edges) expect(red).toBeGreaterThan(50);
    // Where two slices meet, the ring of the seal goes on at the same height.
    for (const [index, { right }] of edges.slice(0, -1).entries()) {
      const { left } = edges[index + 1]!;
      expect(Math.abs(left.top - right.top)).toBeLessThanOrEqual(3);
      expect(Math.abs(left.bottom - right.bottom)).toBeLessThanOrEqual(3);
    }
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});

interface Edge {
  readonly top: number;
  readonly bottom: number;
}
interface Edges {
  /** Pixels of the seal's colour. */
  readonly red: number;
  readonly left: Edge;
  readonly right: Edge;
}

const EDGES = `[...document.querySelectorAll('.joined-seal canvas')].map((canvas) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const isRed = (x, y) => { const at = 4 * (y * width + x); return data[at] > 120 && data[at + 1] < 120; };
  const edge = (x) => { const rows = [...Array(height).keys()].filter((y) => isRed(x, y)); return { top: rows[0] ?? -1, bottom: rows.at(-1) ?? -1 }; };
  let red = 0;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isRed(x, y)) red++;
  return { red, left: edge(0), right: edge(width - 1) };
})`;
