// Settings of the server: wrong ones are named, and production takes nothing that is meant for trying out.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFrom } from '../../src/server/config.ts';
import { codeOf, faultOf } from '../support/faults.ts';
import { temporaryFolder } from '../support/house.ts';

describe('the settings', () => {
  let home: string;
  beforeEach(() => (home = temporaryFolder()));
  afterEach(() => rmSync(home, { recursive: true }));

  const production = (more: Record<string, string> = {}) =>
    configFrom({
      NODE_ENV: 'production',
      GIAPLAI_HOME: home,
      GIAPLAI_ANCHORS: home,
      GIAPLAI_SERVICE_KEY: 'service.p12',
      GIAPLAI_SERVICE_PIN: '1234',
      ...more,
    });

  it('need nothing in development', () => {
    expect(configFrom({})).toMatchObject({
      mode: 'development',
      port: 3000,
      host: '127.0.0.1',
      secure: false,
    });
  });

  it.each([
    ['PORT', '0x50'],
    ['PORT', '70000'],
    ['PORT', ''],
    ['GIAPLAI_LOG', 'loud'],
    ['GIAPLAI_TLS', 'true'],
    ['GIAPLAI_PROXIES', '-1'],
    ['GIAPLAI_METRICS', 'all'],
    ['GIAPLAI_TSA', 'file:///etc/passwd'],
    ['GIAPLAI_REQUESTS_PER_MINUTE', '1'],
    ['GIAPLAI_LANES', '0'],
    ['GIAPLAI_SECOND_FACTOR', 'king'],
    ['GIAPLAI_SECOND_FACTOR', ''],
  ])('refuse %s = “%s” by name', async (setting, value) => {
    const { code, details } = await faultOf(attempt(() => configFrom({ [setting]: value })));
    expect([code, details.setting]).toEqual(['config.invalid', setting]);
  });

  it('hold production to TLS and real keys', async () => {
    expect(production()).toMatchObject({ mode: 'production', secure: true, serviceKey: { pin: '1234' } });
    const bare = { NODE_ENV: 'production', GIAPLAI_HOME: home };
    expect(await codeOf(attempt(() => configFrom(bare)))).toBe('config.invalid');
    expect(await codeOf(attempt(() => configFrom({ ...bare, GIAPLAI_ANCHORS: home })))).toBe(
      'config.keyNeeded',
    );
  });

  it('hold those who move much to a second factor in production, or those who are named', () => {
    expect(configFrom({}).secondFactorFor).toEqual([]);
    expect(production().secondFactorFor).toEqual(['principal', 'administrator', 'registrar']);
    expect(production({ GIAPLAI_SECOND_FACTOR: 'none' }).secondFactorFor).toEqual([]);
    const named = configFrom({ GIAPLAI_SECOND_FACTOR: 'homeroomTeacher, principal' });
    expect(named.secondFactorFor).toEqual(['homeroomTeacher', 'principal']);
  });

  it('refuse development keys and demo accounts in production', async () => {
    mkdirSync(join(home, 'pki', 'ca'), { recursive: true });
    expect(await codeOf(attempt(() => production()))).toBe('config.developmentKeys');
    rmSync(join(home, 'pki'), { recursive: true });
    writeFileSync(join(home, 'demo-accounts.json'), '[]');
    expect(await codeOf(attempt(() => production()))).toBe('config.demoAccounts');
  });
});

const attempt = async (work: () => unknown): Promise<unknown> => work();
