// Tokens and HSMs through PKCS #11, on real SoftHSM tokens with RSA and elliptic-curve keys.
import { constants, verify } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import {
  closePkcs11,
  listKeys,
  listTokens,
  openPkcs11,
  type Pkcs11Options,
} from '../../../src/signing/devices/index.ts';
import type { SignatureAlgorithm } from '../../../src/signing/index.ts';
import { withLibrary } from '../../../src/signing/devices/pkcs11/library.ts';
import { codeOf, everythingSaid, faultOf } from '../../support/faults.ts';
import { questionOf } from '../../support/questions.ts';
import { testPki } from '../../support/pki.ts';
import { describeWithSoftHsm, softHsm, type SoftHsm } from '../../support/softhsm.ts';

const PIN = '583920';
const pki = testPki();
const pin =
  (digits = PIN) =>
  () =>
    Promise.resolve(new Uint8Array(Buffer.from(digits)));

describeWithSoftHsm('a PKCS #11 token', () => {
  let hsm: SoftHsm;
  let place: Pick<Pkcs11Options, 'library' | 'token' | 'issuers' | 'at'>;
  const rsa2048 = pki.issue({ name: 'Nguyễn Thị Mẫu', profile: 'rsa2048' });
  const keys = {
    a1: { identity: rsa2048, label: 'Ký số 1' },
    a2: { identity: pki.issue({ name: 'Trần Văn Mẫu', profile: 'rsa3072' }), label: 'Ký số 2' },
    b1: { identity: pki.issue({ name: 'Lê Thị Mẫu', profile: 'p256' }), label: 'EC 256' },
    b2: { identity: pki.issue({ name: 'Phạm Văn Mẫu', profile: 'p384' }), label: 'EC 384' },
  };

  beforeAll(() => {
    hsm = softHsm();
    hsm.token(
      'Hiệu trưởng',
      PIN,
      Object.entries(keys).map(([id, key]) => ({ id, ...key })),
    );
    place = {
      library: hsm.library,
      token: { label: 'Hiệu trưởng' },
      issuers: [pki.intermediate.certificate],
      at: pki.at,
    };
  });
  afterAll(async () => {
    await closePkcs11(hsm.library);
    hsm.dispose();
  });
  afterEach(() => jest.restoreAllMocks());

  const algorithms: [keyof typeof keys, Pkcs11Options['rsa'], SignatureAlgorithm][] = [
    ['a1', 'pkcs1', 'rsa-pkcs1-sha256'],
    ['a1', 'pss', 'rsa-pss-sha256'],
    ['a2', 'pkcs1', 'rsa-pkcs1-sha256'],
    ['a2', 'pss', 'rsa-pss-sha256'],
    ['b1', undefined, 'ecdsa-sha256'],
    ['b2', undefined, 'ecdsa-sha384'],
  ];
  it.each(algorithms)('signs with key %s as %s: %s', async (id, rsa, algorithm) => {
    const device = await openPkcs11({ ...place, key: { id }, askPin: pin(), ...(rsa && { rsa }) });
    expect(device.algorithm).toBe(algorithm);
    expect(device.chain).toHaveLength(2);
    const items = ['một', 'hai', 'ba'].map((text) => questionOf(text, algorithm));
    const values = await device.sign(items);
    items.forEach(({ bytes }, i) => {
      const key = keys[id].identity.key;
      const padding = algorithm.startsWith('rsa-pss')
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
        : {};
      expect(verify(algorithm.slice(-6), bytes, { key, ...padding }, values[i]!)).toBe(true);
    });
  });

  it('is listed with its keys, of which a PIN shows more', async () => {
    const tokens = await listTokens(hsm.library);
    expect(tokens).toEqual([
      expect.objectContaining({
        label: 'Hiệu trưởng',
        pin: 'ready',
        serial: expect.stringMatching(/^\w{16}$/) as unknown,
      }),
    ]);
    const seen = await listKeys(place);
    expect(seen.map(({ id }) => id).toSorted()).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(new Set(seen.map(({ privateKey }) => privateKey))).toEqual(new Set(['unseen']));
    const known = await listKeys(place, pin());
    expect(new Set(known.map(({ privateKey }) => privateKey))).toEqual(new Set(['present']));
  });

  it('is chosen by serial number, and its key by label', async () => {
    const [{ serial } = { serial: '' }] = await listTokens(hsm.library);
    const device = await openPkcs11({ ...place, token: { serial }, key: { label: 'EC 256' }, askPin: pin() });
    expect(device.keyId).toBe('b1');
  });

  it('asks for the PIN at each use, wipes what it was given, and stays logged out', async () => {
    const given: Uint8Array[] = [];
    const askPin = () => {
      const bytes = new Uint8Array(Buffer.from(PIN));
      given.push(bytes);
      return Promise.resolve(bytes);
    };
    const device = await openPkcs11({ ...place, key: { id: 'b1' }, askPin });
    expect(given).toHaveLength(0);
    await device.sign([questionOf('một', device.algorithm)]);
    await device.sign([questionOf('hai', device.algorithm)]);
    expect(given).toHaveLength(2);
    expect(given.every((bytes) => bytes.every((octet) => octet === 0))).toBe(true);
    const wrong = await openPkcs11({ ...place, key: { id: 'b1' }, askPin: pin('000000') });
    expect(await codeOf(wrong.sign([questionOf('ba', wrong.algorithm)]))).toBe('device.wrongPinFewLeft');
  });

  it('lets several callers sign at once without logging each other out', async () => {
    const device = await openPkcs11({ ...place, key: { id: 'b1' }, askPin: pin() });
    const other = await openPkcs11({ ...place, key: { id: 'a1' }, askPin: pin() });
    const wrong = await openPkcs11({ ...place, key: { id: 'b2' }, askPin: pin('111111') });
    const asked = Array.from({ length: 6 }, (_, i) => questionOf(`văn bản ${i}`, device.algorithm));
    const results = await Promise.allSettled([
      ...asked.map((item) => device.sign([item])),
      wrong.sign([questionOf('x', wrong.algorithm)]),
      ...asked.map((item) => other.sign([item])),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(results[6]!.status).toBe('rejected');
  });

  it('says what is wrong with PIN, token and key, and never quotes the PIN', async () => {
    const open = (more: Partial<Pkcs11Options>) =>
      openPkcs11({ ...place, key: { id: 'a1' }, askPin: pin(), ...more });
    const item = questionOf('x', 'rsa-pkcs1-sha256');
    const sign = async (askPin: Pkcs11Options['askPin']) => (await open({ askPin })).sign([item]);
    expect(await codeOf(open({ library: '/không/có.so' }))).toBe('device.libraryUnusable');
    expect(await codeOf(open({ token: { label: 'Lạ' } }))).toBe('device.tokenMissing');
    expect(await codeOf(open({ key: { id: 'ff' } }))).toBe('device.noCertificateOnToken');
    expect(await codeOf(openPkcs11({ ...place, askPin: pin() }))).toBe('device.severalCertificates');
    expect(await codeOf(open({ at: pki.at - 2e11 } as never))).toBe('device.notYetValid');
    expect(await codeOf(sign(() => Promise.resolve(undefined)))).toBe('device.cancelled');
    const fault = await faultOf(sign(pin('31415926')));
    expect(fault.code).toBe('device.wrongPinFewLeft');
    expect(everythingSaid(fault)).not.toContain('31415926');
  });

  it.each([
    ['CKR_PIN_LOCKED', 0xa4, 0, 'device.pinLocked'],
    ['CKR_PIN_INCORRECT', 0xa0, 0, 'device.wrongPin'],
    ['CKR_PIN_INCORRECT', 0xa0, 0x10000, 'device.wrongPinFewLeft'],
    ['CKR_PIN_INCORRECT', 0xa0, 0x20000, 'device.wrongPinLastTry'],
    ['CKR_PIN_INCORRECT', 0xa0, 0x40000, 'device.pinLocked'],
    ['CKR_PIN_EXPIRED', 0xa3, 0, 'device.pinUnusable'],
    ['CKR_FUNCTION_FAILED', 0x06, 0, 'device.tokenFailure'],
  ])('answering %s (%d, flags %d) gives %s', async (name, code, flags, expected) => {
    const device = await openPkcs11({ ...place, key: { id: 'a1' }, askPin: pin() });
    // SoftHSM does not lock, so the answers of stricter tokens are put in its mouth.
    await withLibrary(hsm.library, (cryptoki) => {
      jest.spyOn(cryptoki, 'C_Login').mockImplementation(() => {
        throw Object.assign(new Error(name), { code });
      });
      const real = cryptoki.C_GetTokenInfo.bind(cryptoki);
      jest.spyOn(cryptoki, 'C_GetTokenInfo').mockImplementation((slot) => {
        const info = real(slot);
        return { ...info, flags: (info.flags & ~0x70000) | flags };
      });
    });
    expect(await codeOf(device.sign([questionOf('x', device.algorithm)]))).toBe(expected);
    jest.restoreAllMocks();
    expect(await device.sign([questionOf('x', device.algorithm)])).toHaveLength(1);
  });

  it('gives all signatures or none when it fails in the middle of a batch', async () => {
    const device = await openPkcs11({ ...place, key: { id: 'b1' }, askPin: pin() });
    let calls = 0;
    await withLibrary(hsm.library, (cryptoki) => {
      const real = cryptoki.C_SignAsync.bind(cryptoki);
      jest.spyOn(cryptoki, 'C_SignAsync').mockImplementation((...args) => {
        calls += 1;
        const pulled = Object.assign(new Error('CKR_DEVICE_REMOVED'), { code: 0x32 });
        return calls === 3 ? Promise.reject(pulled) : real(...args);
      });
    });
    const items = Array.from({ length: 5 }, (_, i) => questionOf(`văn bản ${i}`, device.algorithm));
    expect(await codeOf(device.sign(items))).toBe('device.tokenRemoved');
    jest.restoreAllMocks();
    expect(await device.sign(items)).toHaveLength(5);
  });

  it('asks again for each signature when the key wants that', async () => {
    const device = await openPkcs11({ ...place, key: { id: 'a2' }, askPin: pin() });
    const users: number[] = [];
    await withLibrary(hsm.library, (cryptoki) => {
      const read = cryptoki.C_GetAttributeValue.bind(cryptoki);
      jest
        .spyOn(cryptoki, 'C_GetAttributeValue')
        .mockImplementation((session, object, [attribute]) =>
          attribute!.type === pkcs11js.CKA_ALWAYS_AUTHENTICATE
            ? [{ type: attribute!.type, value: Buffer.of(1) }]
            : read(session, object, [attribute!]),
        );
      const login = cryptoki.C_Login.bind(cryptoki);
      jest.spyOn(cryptoki, 'C_Login').mockImplementation((session, user, digits) => {
        users.push(user);
        // SoftHSM allows the second login only for keys made with the attribute.
        if (user === pkcs11js.CKU_USER) login(session, user, digits);
      });
    });
    await device.sign(['một', 'hai'].map((text) => questionOf(text, device.algorithm)));
    expect(users).toEqual([pkcs11js.CKU_USER, 2, 2]);
  });
});
