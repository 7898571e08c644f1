// Anybody asks by code: how the document stands, nothing of its pupil; what is unknown is said beside what was typed.
import type { Instant } from '../../../src/kernel/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, testHouse, throughTheLock } from '../../support/house.ts';

describe('the page where documents are verified', () => {
  let api: TestApi;
  let code: string;
  let pupil: string;
  beforeAll(async () => {
    api = await startApi();
    await throughTheLock(api.test.house, api.imported);
    const { records } = api.imported;
    const found = await api.test.house.store.read(async (view) => ({
      record: (await view.records(records)).find(({ kind }) => kind === 'transcript')!,
      documents: await view.documents(records),
    }));
    pupil = found.record.title;
    code = found.documents.find(({ recordId }) => recordId === found.record.id)!.verificationCode;
  }, 120_000);
  afterAll(() => api.close());

  const page = async (path: string, cookie?: string) => {
    const headers = { accept: 'text/html', ...(cookie !== undefined && { cookie }) };
    const reply = await call(api, 'GET', path, undefined, undefined, headers);
    return { status: reply.status, html: reply.body as string };
  };

  it('answers the address of a code and the form alike, to people without an account', async () => {
    const scanned = encodeURIComponent(`HTTPS://HOCBA.VIDU.VN/V/${code}`);
    const [typed, short] = [`/verify?code=${code.toLowerCase()}`, `/V/${code}`];
    for (const path of [
      `/verify/${code}`,
      typed,
      `/verify/GIAPLAI:${code}`,
      `/verify?code=${scanned}`,
      short,
    ]) {
      const { status, html } = await page(path);
      expect(status).toBe(200);
      expect(html).toContain('data-verdict="inForce"');
      expect(html).toContain('CÓ HIỆU LỰC');
      expect(html).toContain(code);
    }
  });

  it('says who signed in which role, and neither the pupil nor any mark', async () => {
    const { html } = await page(`/verify/${code}`);
    const names = [...api.imported.cast.names.values()];
    expect(names.filter((name) => html.includes(name)).length).toBeGreaterThan(2);
    expect(html).toContain('Con dấu của trường');
    expect(pupil.length).toBeGreaterThan(5);
    expect(html).not.toContain(pupil.replace(/^Học bạ /i, ''));
  });

  it('says in English what it says in Vietnamese', async () => {
    const { html } = await page(`/verify/${code}`, 'giaplai-language=en');
    expect(html).toContain('IN FORCE');
    expect(html).not.toContain('CÓ HIỆU LỰC');
  });

  it('tells of an unknown code beside the field, which keeps what was typed, harmlessly', async () => {
    const typed = '"><script>alert(1)</script>\u202E';
    const { status, html } = await page(`/verify?code=${encodeURIComponent(typed)}`);
    expect(status).toBe(404);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('id="code-wrong"');
    expect(html).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>');
    expect(html).not.toContain('<script>alert');
  });

  it('leads from the address of a dossier’s file that nobody knows back to the form', async () => {
    const { status, html } = await page(`/verify/${'a'.repeat(64)}`);
    expect(status).toBe(404);
    expect(html).toContain('action="/verify"');
  });
});

it('who guesses codes gets sixty answers a minute and is then asked to wait; the empty form stays open', async () => {
  // The minute does not pass meanwhile.
  const test = await testHouse(1, { now: () => 1_780_000_000_000 as Instant });
  const api = await startApi({ test, imported: await importBook(test.house, smallBook()) });
  try {
    const statuses: number[] = [];
    for (let asked = 0; asked < 61; asked += 1) {
      const path = asked % 2 === 0 ? '/v/GL-00000-00000-00000' : '/verify?code=GL-00000-00000-00000';
      statuses.push((await call(api, 'GET', path, undefined, undefined, { accept: 'text/html' })).status);
    }
    expect(statuses.indexOf(429)).toBe(60);
    expect((await call(api, 'GET', '/verify', undefined, undefined, { accept: 'text/html' })).status).toBe(
      200,
    );
  } finally {
    await api.close();
  }
});
