// Trust anchors at the command line: added, listed, removed; never overwritten.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAnchors, listAnchors, removeAnchor } from '../../src/cli/anchors-command.ts';
import { loadAnchors } from '../../src/cli/anchors.ts';
import { parseCertificate } from '../../src/signing/index.ts';
import { testPki } from '../support/pki.ts';

const pki = testPki();
const clock = { now: () => pki.at };
let folder: string;
let anchors: string;
let said: string[];
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
const fingerprint = (der: Uint8Array) => parseCertificate(der).digest.toString('hex');
const root = pki.root.certificate;
const stranger = pki.stranger.certificate;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anchors-'));
  anchors = join(folder, 'anchors');
  said = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('giaplai anchors', () => {
  it('adds an authority in DER or PEM, shows it, and says when it is there already', () => {
    expect(addAnchors(anchors, [file('root.der', root)], clock)).toBe(0);
    expect(addAnchors(anchors, [file('again.pem', pem(root))], clock)).toBe(0);
    expect(loadAnchors(anchors)).toHaveLength(1);
    said = [];
    expect(listAnchors(anchors, clock)).toBe(0);
    expect(said.join('')).toContain('Root CA (MẪU)');
    expect(said.join('')).toContain(fingerprint(root));
    expect(said.join('')).toContain('01/01/2025 – 01/01/2030');
  });

  it('says that nobody is trusted where the folder does not exist', () => {
    expect(listAnchors(join(folder, 'nowhere'), clock)).toBe(0);
    expect(said.join('')).toContain('no authority is trusted yet');
  });

  it('marks what is outside its validity', () => {
    addAnchors(anchors, [file('root.der', root)], { now: () => parseCertificate(root).notAfter });
    expect(said.join('')).not.toContain('outside its validity');
    said = [];
    listAnchors(anchors, { now: () => (parseCertificate(root).notAfter + 1000) as typeof pki.at });
    expect(said.join('')).toContain('outside its validity');
  });

  it('refuses a person’s certificate, and then adds nothing of what came with it', () => {
    const person = pki.issue({ name: 'Nguyễn Thị Mẫu' }).certificate;
    const files = [file('root.der', root), file('person.der', person)];
    expect(() => addAnchors(anchors, files, clock)).toThrow('cli.notAuthority');
    expect(loadAnchors(anchors)).toEqual([]);
  });

  it.each([
    ['no certificate', 'hello'],
    ['an empty file', ''],
    ['a certificate cut off', root.subarray(0, 100)],
    ['a PEM block of something else', pem(Buffer.from('3000', 'hex'))],
  ])('refuses %s', (_, content) => {
    expect(() => addAnchors(anchors, [file('x', content)], clock)).toThrow('cli.badAnchor');
  });

  it('never writes over a file that is there', () => {
    addAnchors(anchors, [file('root.der', root)], clock);
    const [name] = readdirSync(anchors);
    writeFileSync(join(anchors, name!), pem(stranger));
    expect(() => addAnchors(anchors, [file('root.der', root)], clock)).toThrow('cli.fileExists');
    expect(readFileSync(join(anchors, name!), 'latin1')).toBe(pem(stranger));
  });

  it('removes by the beginning of the fingerprint, with or without colons', () => {
    addAnchors(anchors, [file('two.pem', pem(root) + pem(stranger))], clock);
    const colons = fingerprint(root).slice(0, 16).toUpperCase().match(/../g)!.join(':');
    expect(removeAnchor(anchors, colons, clock)).toBe(0);
    expect(loadAnchors(anchors).map(({ digest }) => digest.toString('hex'))).toEqual([fingerprint(stranger)]);
  });

  it('keeps the others of a file that holds several', () => {
    addAnchors(anchors, [file('root.der', root)], clock);
    writeFileSync(join(anchors, 'bundle.pem'), pem(root) + pem(stranger));
    removeAnchor(anchors, fingerprint(root), clock);
    expect(loadAnchors(anchors).map(({ digest }) => digest.toString('hex'))).toEqual([fingerprint(stranger)]);
  });

  it.each(['', 'abcdef', 'zzzzzzzzzz', '0000000000000000'])('removes nothing for "%s"', (wanted) => {
    addAnchors(anchors, [file('root.der', root)], clock);
    expect(() => removeAnchor(anchors, wanted, clock)).toThrow('cli.noSuchAnchor');
    expect(loadAnchors(anchors)).toHaveLength(1);
  });
});
