// Real Chromium for tests of pages: one for each file, a fresh window for each look, and no trouble left unsaid.
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export interface Look {
  /** Where the server is; the page itself is visited by the test. */
  readonly url: string;
  /** `name=value` of somebody signed in, as `sessionHeaders` gives it. */
  readonly cookie?: string;
  /** 1280 when left out. */
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly language?: 'vi' | 'en';
  /** False for a browser that runs no scripts. */
  readonly scripts?: boolean;
  /** Lines of the console that this test means to provoke, such as a refused request. */
  readonly expected?: readonly RegExp[];
}

/** A window of its own session. Trouble in it fails the test: errors of scripts and of the console, requests without an answer. */
export type OpenWindow = (look: Look) => Promise<Page>;

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const program = [process.env.GIAPLAI_CHROMIUM ?? '', ...places].find((place) => existsSync(place));

/**
 * Tests in a browser. Where there is none they fail, and say what to install.
 * @param tests given two ways of opening a page: each in a window of its own, or, for many quick looks, in one window for
 * all who come with the same cookie and the same screen
 */
export function inBrowser(title: string, tests: (open: OpenWindow, openAgain: OpenWindow) => void): void {
  describe(title, () => {
    let browser: Browser | undefined;
    const windows: { readonly close: () => Promise<void>; readonly trouble: readonly string[] }[] = [];
    const kept = new Map<string, Promise<BrowserContext>>();
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterEach(async () => {
      const trouble: string[] = [];
      for (const window of windows.splice(0)) {
        await window.close();
        trouble.push(...window.trouble);
      }
      expect(trouble).toEqual([]);
    });
    afterAll(() => browser?.close());
    const open: OpenWindow = async (look) => {
      const { context, page, trouble } = await openWindow(browser!, look);
      windows.push({ close: () => context.close(), trouble });
      return page;
    };
    const openAgain: OpenWindow = async (look) => {
      const key = JSON.stringify({ ...look, expected: undefined });
      const context = kept.get(key) ?? openContext(browser!, look);
      kept.set(key, context);
      const { page, trouble } = await openPage(await context, look);
      windows.push({ close: () => page.close(), trouble });
      return page;
    };
    tests(open, openAgain);
  });
}

/** A machine that tests other things at the same time is slow, and not wrong; a test that waits longer than this ends by itself. */
const PATIENCE_MS = 50_000;

/** @throws Error where there is no Chromium */
export async function launchBrowser(): Promise<Browser> {
  if (program === undefined)
    throw new Error(
      `No Chromium at ${places.join(', ')}: install chromium, or set GIAPLAI_CHROMIUM to where it is.`,
    );
  return chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    // As on people's machines: with the plain locale of a bare shell, names of files lose their Vietnamese letters.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
}

export async function openWindow(browser: Browser, look: Look) {
  const context = await openContext(browser, look);
  return { context, ...(await openPage(context, look)) };
}

/** A page more in a window that is there: what it has fetched stays fetched. */
export async function openPage(context: BrowserContext, { expected = [] }: Pick<Look, 'expected'>) {
  const page = await context.newPage();
  return { page, trouble: troubleOf(page, expected) };
}

export async function openContext(browser: Browser, look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Ho_Chi_Minh',
    javaScriptEnabled: look.scripts ?? true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const { url } = look;
  const [name, value = ''] = look.cookie?.split('=') ?? [];
  if (name !== undefined) await context.addCookies([{ name, value, url, sameSite: 'Strict' }]);
  if (look.language === 'en') await context.addCookies([{ name: 'giaplai-language', value: 'en', url }]);
  return context;
}

function troubleOf(page: Page, expected: readonly RegExp[]): readonly string[] {
  const trouble: string[] = [];
  const note = (line: string) => {
    if (!expected.some((pattern) => pattern.test(line))) trouble.push(line);
  };
  page.on('console', (said) => {
    if (said.type() === 'error') note(`console: ${said.text()} (${said.location().url})`);
  });
  page.on('pageerror', (error) => note(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Streams and pages that the next page cuts short.
    if (why !== 'net::ERR_ABORTED') note(`request: ${why} ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) note(`answer: ${response.status()} ${response.url()}`);
  });
  return trouble;
}
