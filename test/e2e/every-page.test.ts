// Every page of the table in the seeded school, in Chromium: nothing serious for axe, no wider than a phone, all of it by
// keyboard. With GIAPLAI_SCREENS=folder the pictures of docs/screens/ are taken on the way (`npm run screens`).
import { entries } from '../../src/server/web/layout/nav.ts';
import { call } from '../support/api.ts';
import { inBrowser, type Look } from '../support/browser.ts';
import { keyboardFaults } from '../support/keyboard.ts';
import { accessFaults, sidewaysBy } from '../support/page-checks.ts';
import { pictureBook } from '../support/picture-book.ts';
import { allScreens, looksLikePage } from '../support/screens.ts';
import { addressSeen } from '../support/seen-in-school.ts';
import { startSeededSchool, type SeededSchool } from '../support/seeded-school.ts';

const pages = allScreens.filter(looksLikePage);
const { GIAPLAI_SCREENS: folder } = process.env;
const book = folder === undefined ? null : pictureBook(folder);

type Variant = Pick<Look, 'width' | 'height' | 'dark'> & { readonly name: string };
const wide: Variant = { name: 'light-1280', width: 1280, height: 900 };
const narrowDark: Variant = { name: 'dark-360', width: 360, height: 780, dark: true };
const variants: readonly Variant[] =
  book === null
    ? [wide, narrowDark]
    : [
        wide,
        { name: 'dark-1280', width: 1280, height: 900, dark: true },
        { name: 'light-360', width: 360, height: 780 },
        narrowDark,
      ];

/**
 * What the school to try has none of: test/e2e/dossiers.test.ts makes minutes of a dossier and looks at them, and
 * test/e2e/books.test.ts takes over another school’s book.
 */
const unseeded = new Set(['dossier-minutes', 'foreign-book']);

inBrowser('every page', (_, open) => {
  let school: SeededSchool;
  beforeAll(async () => {
    school = await startSeededSchool();
  }, 180_000);
  afterAll(async () => {
    book?.close();
    await school.close();
  });

  it.each(pages.map((page) => [page.name, page] as const))(
    '%s',
    async (name, page) => {
      const seers = await seersOf(page.path, page.who === 'anybody');
      if (seers.length === 0 && unseeded.has(name)) return;
      expect(seers).not.toEqual([]);
      const faults: string[] = [];
      for (const seer of name === 'home' ? seers : seers.slice(0, 1))
        faults.push(...(await Promise.all(variants.map((variant) => lookAt(name, seer, variant)))).flat());
      expect(faults).toEqual([]);
    },
    180_000,
  );

  interface Seer {
    readonly role: string;
    readonly cookie: string | undefined;
    readonly address: string;
  }

  /** Who sees the page, those first whose menu has it. */
  async function seersOf(path: string, anybody: boolean): Promise<readonly Seer[]> {
    if (anybody)
      return [
        {
          role: 'nobody',
          cookie: undefined,
          address: path.replace('{code}', CODE).replace('{problem}', 'record.locked'),
        },
      ];
    const entry = entries.findLast(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)));
    const first = (entry?.roles ?? []).filter((role) => school.roles.includes(role));
    const seers: Seer[] = [];
    for (const role of new Set([...first, ...school.roles])) {
      const cookie = await school.cookieOf(role);
      const address = await addressSeen({ url: school.url, cookie }, path);
      if (address === undefined) continue;
      const headers = { cookie, accept: 'text/html' };
      const { status } = await call(school, 'GET', address, undefined, undefined, headers);
      if (status === 200) seers.push({ role, cookie, address });
      if (seers.length > 0 && path !== '/') break;
    }
    return seers;
  }

  async function lookAt(name: string, { role, cookie, address }: Seer, variant: Variant) {
    const look = {
      url: school.url,
      ...variant,
      ...(cookie !== undefined && { cookie }),
      expected: [/40[34]/],
    };
    const page = await open(look);
    await page.goto(`${school.url}${address}`);
    const about = (faults: readonly string[]) => faults.map((fault) => `${role} ${variant.name}: ${fault}`);
    const sideways = await sidewaysBy(page);
    if (book !== null)
      await page
        .locator(COMING)
        .first()
        .waitFor(GONE)
        .catch(() => undefined);
    book?.keep({ name, role, address, variant: variant.name, picture: await page.screenshot(JPEG) });
    return about([
      ...(sideways > 0 ? [`scrolls sideways by ${sideways}`] : []),
      ...(await accessFaults(page)),
      ...(variant === wide ? await keyboardFaults(page) : []),
    ]);
  }
});

const CODE = 'GL-00000-00000-00000';
/** What is fetched by itself has come; a picture is taken all the same where it has not. */
const COMING = '.spinner-border:visible';
const GONE = { state: 'detached', timeout: 8_000 } as const;
const JPEG = { type: 'jpeg', quality: 65 } as const;
