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

  describe('about keys elsewhere', () => {
    const written = (keys: unknown) => {
      const file = join(home, 'keys.json');
      writeFileSync(file, typeof keys === 'string' ? keys : JSON.stringify(keys));
      return file;
    };
    const secret = { variable: 'SECRET_OF_SERVICE' };
    const remote = { nha: { service: 'https://rssp.example.vn/csc/v2/', client: 'truong', secret } };

    it('name services, tokens and the keys of schools, with secrets from elsewhere', () => {
      writeFileSync(join(home, 'service.pin'), '2718\n');
      const tokens = { 'van-thu': { library: '/lib/maker.so', label: 'CON DAU', issuers: 'issuers.pem' } };
      const service = { p12: 'service.p12', pin: { file: 'service.pin' } };
      const schools = { 'Trường Ví Dụ': { service, seal: { token: 'van-thu' } } };
      const GIAPLAI_KEYS = written({ remote, tokens, schools });
      const { keys } = configFrom({ GIAPLAI_KEYS, SECRET_OF_SERVICE: 'xyz' });
      expect(keys.remote.get('nha')).toMatchObject({ title: 'nha', clientSecret: 'xyz' });
      expect(keys.tokens.get('van-thu')).toMatchObject({ issuers: join(home, 'issuers.pem') });
      expect(keys.schools.get('Trường Ví Dụ')).toEqual({
        service: { file: join(home, 'service.p12'), pin: '2718' },
        seal: { token: 'van-thu' },
      });
    });

    it.each<[string, unknown]>([
      ['no JSON', '{'],
      ['an unknown member', { seals: {} }],
      ['a secret in the file itself', { remote: { nha: { ...remote.nha, secret: 'xyz' } } }],
      ['a secret that is nowhere', { remote }],
      ['a token without label and serial', { tokens: { t: { library: '/lib/maker.so' } } }],
      ['a seal on a token that is not named', { schools: { a: { seal: { token: 'van-thu' } } } }],
      ['an address of another kind', { remote: { nha: { ...remote.nha, service: 'file:///etc' } } }],
    ])('refuse %s', async (_, keys) => {
      const GIAPLAI_KEYS = written(keys);
      const { code, details } = await faultOf(attempt(() => configFrom({ GIAPLAI_KEYS })));
      expect([code, details.setting]).toEqual(['config.invalid', 'GIAPLAI_KEYS']);
    });

    it('serve production without a service key of all where a school has its own', () => {
      const pin = { variable: 'SECRET_OF_SERVICE' };
      const GIAPLAI_KEYS = written({ schools: { a: { service: { p12: 'a.p12', pin } } } });
      const config = configFrom({
        NODE_ENV: 'production',
        GIAPLAI_HOME: home,
        GIAPLAI_ANCHORS: home,
        GIAPLAI_KEYS,
        SECRET_OF_SERVICE: '1',
      });
      expect(config).toMatchObject({ mode: 'production', serviceKey: null });
    });
  });
});

const attempt = async (work: () => unknown): Promise<unknown> => work();
