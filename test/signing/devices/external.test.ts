// Keys behind an agent: the question goes out as JSON, only the right answer comes back in.
import { constants, privateEncrypt, sign } from 'node:crypto';
import { digests } from '../../../src/signing/algorithms.ts';
import { nullValue, octetString, oid, sequence } from '../../../src/signing/der/index.ts';
import { externalDevice, type ExternalQuestion } from '../../../src/signing/devices/index.ts';
import { createVerifier, embed, parseCertificate, prepare } from '../../../src/signing/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { codeOf } from '../../support/faults.ts';
import { testKey, testPki, type Identity } from '../../support/pki.ts';
import { questionOf } from '../../support/questions.ts';
import { request } from '../../support/signing.ts';

const pki = testPki();
const rsa = pki.issue({ name: 'Nguyễn Thị Mẫu' });
const ec = pki.issue({ name: 'Lê Văn Mẫu', profile: 'p256' });
const [one, two] = ['một', 'hai'].map((text) => questionOf(text, 'rsa-pkcs1-sha256')) as [never, never];
const failing = (attempt: () => unknown) => codeOf(Promise.resolve().then(attempt));

/** A local agent with a USB token: JSON text in, base64 values out; it signs digests as they are. */
function agent(text: string, { key }: Identity): string[] {
  const question = JSON.parse(text) as ExternalQuestion;
  expect(question.digestAlgorithm).toBe('sha256');
  return question.items.map(({ digest }) => {
    const info = sequence(
      sequence(oid(digests.sha256.oid), nullValue()),
      octetString(Buffer.from(digest, 'base64')),
    );
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info).toString('base64');
  });
}

describe('a key behind an agent', () => {
  it('signs a document by a digest that travelled as JSON', () => {
    const pdf = barePdf();
    const device = externalDevice(rsa.device);
    const prepared = prepare(pdf, request(device as never, ['A']));
    const question = JSON.stringify(device.ask([prepared.toBeSigned]));
    const [value] = device.accept([prepared.toBeSigned], agent(question, rsa));
    const signed = Buffer.concat([pdf, embed(prepared, value!)]);
    const verify = createVerifier({
      anchors: pki.anchors.map((der) => parseCertificate(Buffer.from(der))),
      at: pki.at,
    });
    expect(verify(signed).verdict).toBe('valid');
  });

  it('answers in one go where somebody carries the question', async () => {
    const device = externalDevice(rsa.device, (question) =>
      Promise.resolve(agent(JSON.stringify(question), rsa)),
    );
    expect(await device.sign([one, two])).toHaveLength(2);
    expect(await codeOf(externalDevice(rsa.device).sign([one]))).toBe('device.cancelled');
  });

  it('may hash the bytes itself, and spell ECDSA either way', () => {
    const device = externalDevice(ec.device);
    const item = questionOf('ba', 'ecdsa-sha256');
    const der = sign('sha256', item.bytes, ec.key);
    const raw = sign('sha256', item.bytes, { key: ec.key, dsaEncoding: 'ieee-p1363' });
    expect(device.accept([item], [der])[0]!.equals(der)).toBe(true);
    const [converted] = device.accept([item], [raw.toString('base64')]);
    expect(converted![0]).toBe(0x30);
  });

  it('is told what went wrong: another key, another document, hashed twice, too few', async () => {
    const device = externalDevice(rsa.device);
    const stranger = { ...rsa, key: testKey('rsa2048', true) };
    const ask = JSON.stringify(device.ask([one]));
    const accept = (values: readonly (string | Uint8Array)[]) => failing(() => device.accept([one], values));
    expect(await accept(agent(ask, stranger))).toBe('device.signatureMismatch');
    expect(await accept(agent(JSON.stringify(device.ask([two])), rsa))).toBe('device.otherDigest');
    const { digest } = one as { digest: Uint8Array };
    expect(await accept([sign('sha256', digest, rsa.key)])).toBe('device.hashedTwice');
    expect(await accept([])).toBe('device.answerCount');
    expect(await accept(['không phải base64 !!'])).toBe('device.signatureMismatch');
    expect(await accept([''])).toBe('device.signatureMismatch');
    const swapped = agent(JSON.stringify(device.ask([two, one])), rsa);
    expect(await failing(() => device.accept([one, two], swapped))).toBe('device.otherDigest');
    const elliptic = externalDevice(ec.device);
    const item = questionOf('ba', 'ecdsa-sha256');
    const wrong = sign('sha256', item.digest, { key: ec.key, dsaEncoding: 'ieee-p1363' });
    expect(await failing(() => elliptic.accept([item], [wrong]))).toBe('device.hashedTwice');
    expect(await failing(() => elliptic.accept([item], [Buffer.alloc(64)]))).toBe('device.signatureMismatch');
  });

  it('must be strong enough, and must have a certificate', async () => {
    const weak = pki.bad.weakKey();
    expect(await failing(() => externalDevice({ chain: weak.device.chain }))).toBe('device.keyRefused');
    expect(await failing(() => externalDevice({ chain: [] }))).toBe('device.certificateMismatch');
  });
});
