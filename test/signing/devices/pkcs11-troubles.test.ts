// Tokens that are pulled out, half-written, confusable or unusable, and those that ask for the PIN themselves.
import { closePkcs11, listKeys, openPkcs11 } from '../../../src/signing/devices/index.ts';
import { withLibrary } from '../../../src/signing/devices/pkcs11/library.ts';
import { codeOf } from '../../support/faults.ts';
import { testPki } from '../../support/pki.ts';
import { questionOf } from '../../support/questions.ts';
import { describeWithSoftHsm, softHsm, type SoftHsm } from '../../support/softhsm.ts';

const PIN = '583920';
const pki = testPki();
const pin = () => () => Promise.resolve(new Uint8Array(Buffer.from(PIN)));

describeWithSoftHsm('a token with a reader of its own', () => {
  it('is asked to take the PIN there, and nobody is asked here', async () => {
    const hsm = softHsm();
    const identity = pki.issue({ name: 'Hiệu Trưởng Mẫu', profile: 'p256' });
    hsm.token('Đầu đọc', PIN, [{ identity, id: '01', label: 'ký' }]);
    const askPin = jest.fn(pin());
    const device = await openPkcs11({
      library: hsm.library,
      token: { label: 'Đầu đọc' },
      askPin,
      at: pki.at,
    });
    const pins: unknown[] = [];
    await withLibrary(hsm.library, (cryptoki) => {
      const info = cryptoki.C_GetTokenInfo.bind(cryptoki);
      jest
        .spyOn(cryptoki, 'C_GetTokenInfo')
        .mockImplementation((slot) => ({ ...info(slot), flags: info(slot).flags | 0x100 }));
      const login = cryptoki.C_Login.bind(cryptoki);
      jest.spyOn(cryptoki, 'C_Login').mockImplementation((session, user, digits) => {
        pins.push(digits);
        login(session, user, PIN);
      });
    });
    expect(await device.sign([questionOf('x', device.algorithm)])).toHaveLength(1);
    expect(pins).toEqual(['']);
    expect(askPin).not.toHaveBeenCalled();
    await closePkcs11(hsm.library);
    hsm.dispose();
  });
});

describeWithSoftHsm('a token that is not in order', () => {
  let hsm: SoftHsm;
  beforeEach(() => (hsm = softHsm()));
  afterEach(async () => {
    await closePkcs11(hsm.library);
    hsm.dispose();
  });
  const identity = pki.issue({ name: 'Văn Thư Mẫu', profile: 'p256' });
  const stranger = pki.issue({ name: 'Người Khác', profile: 'p256', freshKey: true });

  it('is recognised as pulled out, and works again once it is back', async () => {
    const stored = [{ identity, id: '01', label: 'ký' }];
    const serial = hsm.token('Văn thư', PIN, stored);
    hsm.token('Khác', PIN, []);
    const options = { library: hsm.library, token: { label: 'Văn thư' }, askPin: pin(), at: pki.at };
    const device = await openPkcs11(options);
    hsm.remove(serial);
    const item = questionOf('x', device.algorithm);
    expect(await codeOf(device.sign([item]))).toMatch(/^device\.token(Removed|Missing)$/);
    await closePkcs11(hsm.library);
    hsm.token('Văn thư', PIN, stored);
    expect(await device.sign([item])).toHaveLength(1);
  });

  it('without the key, without the certificate, or with another key under its name is refused', async () => {
    hsm.token('Không khóa', PIN, [{ identity, id: '01', label: 'ký', without: 'key' }]);
    hsm.token('Không chứng thư', PIN, [{ identity, id: '01', label: 'ký', without: 'certificate' }]);
    hsm.token('Nhầm khóa', PIN, [
      { identity, id: '01', label: 'ký', without: 'key' },
      { identity: stranger, id: '01', label: 'ký', without: 'certificate' },
    ]);
    const signAt = async (label: string) => {
      const options = { library: hsm.library, token: { label }, askPin: pin(), at: pki.at };
      const device = await openPkcs11(options);
      return device.sign([questionOf('x', device.algorithm)]);
    };
    expect(await codeOf(signAt('Không khóa'))).toBe('device.noKeyOnToken');
    expect(await codeOf(signAt('Không chứng thư'))).toBe('device.noCertificateOnToken');
    expect(await codeOf(signAt('Nhầm khóa'))).toBe('device.signatureMismatch');
    const bare = { library: hsm.library, token: { label: 'Không chứng thư' } };
    expect(await listKeys(bare, pin())).toEqual([{ id: '01', label: 'ký', privateKey: 'present' }]);
  });

  it('and its twin of the same label are told apart by serial number only', async () => {
    const first = hsm.token('Trùng tên', PIN, [{ identity, id: '01', label: 'ký' }]);
    const options = { library: hsm.library, askPin: pin(), at: pki.at };
    await openPkcs11({ ...options, token: { label: 'Trùng tên' } });
    await closePkcs11(hsm.library);
    hsm.token('Trùng tên', PIN, []);
    expect(await codeOf(openPkcs11({ ...options, token: { label: 'Trùng tên' } }))).toBe(
      'device.tokenAmbiguous',
    );
    expect((await openPkcs11({ ...options, token: { serial: first } })).keyId).toBe('01');
  });

  it('with a weak key or an expired certificate does not sign', async () => {
    const expired = pki.bad.expired();
    hsm.token('Hết hạn', PIN, [{ identity: expired, id: '01', label: 'ký' }]);
    hsm.token('Yếu', PIN, [{ identity: pki.bad.weakKey(), id: '01', label: 'ký' }]);
    const at = (label: string) =>
      openPkcs11({ library: hsm.library, token: { label }, askPin: pin(), at: pki.at });
    expect(await codeOf(at('Hết hạn'))).toBe('device.expired');
    expect(await codeOf(at('Yếu'))).toBe('device.keyRefused');
  });
});
