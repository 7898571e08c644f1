// Settings of the server: wrong ones are named, and production takes nothing that is meant for trying out.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFrom } from '../../src/server/config.ts';
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
  ])('refuse %s = “%s” by name', (setting, value) => {
    expect(() => configFrom({ [setting]: value })).toThrow(
      expect.objectContaining({ code: 'config.invalid', details: expect.objectContaining({ setting }) }),
    );
  });

  it('hold production to TLS and real keys', () => {
    expect(production()).toMatchObject({ mode: 'production', secure: true, serviceKey: { pin: '1234' } });
    expect(() => configFrom({ NODE_ENV: 'production', GIAPLAI_HOME: home })).toThrow(
      expect.objectContaining({ code: 'config.invalid' }),
    );
    const { GIAPLAI_SERVICE_KEY: _, ...without } = { GIAPLAI_SERVICE_KEY: '' };
    expect(() =>
      configFrom({ NODE_ENV: 'production', GIAPLAI_HOME: home, GIAPLAI_ANCHORS: home, ...without }),
    ).toThrow(expect.objectContaining({ code: 'config.keyNeeded' }));
  });

  it('refuse development keys and demo accounts in production', () => {
    mkdirSync(join(home, 'pki', 'ca'), { recursive: true });
    expect(() => production()).toThrow(expect.objectContaining({ code: 'config.developmentKeys' }));
    rmSync(join(home, 'pki'), { recursive: true });
    writeFileSync(join(home, 'demo-accounts.json'), '[]');
    expect(() => production()).toThrow(expect.objectContaining({ code: 'config.demoAccounts' }));
  });
});
