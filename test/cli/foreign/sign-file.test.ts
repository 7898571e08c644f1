// giaplai sign-file: any PDF, any key at hand; a signed file is written whole or not at all.
import { openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { showOrAddFields } from '../../../src/cli/foreign/fields-command.ts';
import { signFile, type SignFileCommand } from '../../../src/cli/foreign/sign-file-command.ts';
import { inspectPdf } from '../../../src/signing/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { desk, PIN } from '../../support/desk.ts';
import { codeOf, faultOf } from '../../support/faults.ts';
import { drawnPage, rewritten } from '../../support/foreign-pdf.ts';
import { testPki } from '../../support/pki.ts';
import { itWith } from '../../support/programs.ts';
import { signed } from '../../support/signing.ts';
import { describeWithSoftHsm, softHsm, type SoftHsm } from '../../support/softhsm.ts';

const pki = testPki();
const { at, command, fields, folder, fresh, said, sign, verdictOf } = desk();

describe('giaplai sign-file', () => {
  itWith('pdftoppm')('signs, signs again and seals; every version stays a prefix of the next', async () => {
    const placed = fields('lesson.pdf', { sign: 2, seal: 36 });
    const one = await sign(placed, { field: ['Signature_1'], reason: 'Duyệt' });
    const two = await sign(one, { p12: at('principal.p12') });
    const sealed = await sign(two, { p12: at('seal.p12'), seal: true });
    expect(verdictOf(sealed)).toMatchObject({ verdict: 'valid', findings: [], openFields: [] });
    const versions = [placed, one, two, sealed].map((file) => readFileSync(file));
    versions.slice(1).forEach((later, i) => {
      expect(later.subarray(0, versions[i]!.length).equals(versions[i]!)).toBe(true);
    });
    const { pixels } = drawnPage(versions[3]!, 1);
    expect(
      pixels.some((red, i) => i % 3 === 0 && red > 150 && pixels[i + 1]! < 90 && pixels[i + 2]! < 90),
    ).toBe(true);
  });

  it('signs in place, whole or not at all', async () => {
    const file = fields('lesson.pdf', { sign: 2 });
    const before = readFileSync(file);
    expect(await codeOf(signFile(command(file, { inPlace: true, field: ['Nowhere'] })))).toBe(
      'cli.noSuchField',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    await signFile(command(file, { inPlace: true, field: ['Signature_2'] }));
    expect(verdictOf(file)).toMatchObject({ verdict: 'valid', openFields: ['Signature_1'] });
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('on files that others signed, each field comes with its signature, by the same plan', async () => {
    const theirs = at('theirs.pdf');
    writeFileSync(
      theirs,
      signed(barePdf({ pages: 3, fields: ['Own'] }), pki.issue({ name: 'Người Khác' }).device, ['Own']),
    );
    showOrAddFields({ file: theirs, output: fresh(), inPlace: false, duplex: false, json: false, sign: 1 });
    expect(said()).toContain('sign-file');
    writeFileSync(
      at('plan.json'),
      JSON.stringify({
        fields: [
          { field: 'Teacher', place: { page: 0, rect: [60, 60, 200, 120] } },
          { field: 'Head', place: { page: 0, rect: [220, 60, 360, 120] } },
        ],
        seal: {
          main: { field: 'OrgSeal', place: { page: 0, rect: [60, 130, 260, 230] } },
          slices: { diameter: 100 },
        },
      }),
    );
    const plan = at('plan.json');
    const one = await sign(theirs, { plan, field: ['Teacher'] });
    expect(inspectPdf(readFileSync(one))).toMatchObject({ signed: ['Own', 'Teacher'], open: [] });
    const two = await sign(one, { plan, field: ['Head'], p12: at('principal.p12') });
    const sealed = await sign(two, { plan, seal: true, p12: at('seal.p12') });
    const report = verdictOf(sealed);
    expect(report).toMatchObject({ verdict: 'valid', findings: [] });
    expect(report.signatures.map(({ fields: names }) => names.length)).toEqual([1, 1, 1, 4]);
  });

  it('certifies first; whom nobody here trusts does not sign, unless there is nobody to trust', async () => {
    const file = fields('lesson.pdf', { sign: 2 });
    const one = await sign(file, { field: ['Signature_1'], certify: true });
    expect(verdictOf(one).signatures[0]?.kind).toBe('certification');
    const stranger = { p12: at('stranger.p12') };
    const refused = await codeOf(signFile(command(one, { ...stranger, output: at('never.pdf') })));
    expect(refused).toBe('signing.certificateRefused');
    await sign(one, { ...stranger, anchors: at('nobody') });
    expect(said()).toContain('không dẫn tới gốc tin cậy');
  });

  it('takes the PIN from a descriptor, and never says it', async () => {
    delete process.env.GIAPLAI_PIN;
    writeFileSync(at('pin.txt'), `${PIN}\r\nmore\n`);
    const file = fields('lesson.pdf', { sign: 1 });
    await sign(file, { pinFd: openSync(at('pin.txt'), 'r') });
    expect(said()).not.toContain(PIN);
    const refused = await faultOf(signFile(command(file, { output: fresh(), pinFd: 9999 })));
    expect(refused.code).toBe('cli.badPinFd');
  });

  it('refuses before anybody is asked for a PIN, and writes nothing', async () => {
    delete process.env.GIAPLAI_PIN;
    const file = fields('lesson.pdf', { sign: 2, seal: 36 });
    const before = readdirSync(folder).length;
    const output = at('never.pdf');
    const attempts: readonly (readonly [Partial<SignFileCommand>, string])[] = [
      [{}, 'cli.noOutput'],
      [{ output: file }, 'cli.fileExists'],
      [{ output }, 'cli.chooseField'],
      [{ output, field: ['Signature_9'] }, 'cli.noSuchField'],
      [{ output, field: ['OrgSeal'] }, 'cli.sealAlone'],
      [{ output, field: ['Signature_1'], seal: true }, 'cli.sealAlone'],
      [{ output, field: ['Signature_1'], pkcs11: '/x.so' }, 'cli.whichKey'],
      [{ output, field: ['Signature_1'] }, 'cli.pinNeeded'],
    ];
    for (const [more, code] of attempts) expect(await codeOf(signFile(command(file, more)))).toBe(code);
    process.env.GIAPLAI_PIN = 'sai';
    expect(await codeOf(signFile(command(file, { output, field: ['Signature_1'] })))).toBe(
      'device.wrongPassphrase',
    );
    const noSeal = fields('lesson.pdf', { sign: 1 });
    expect(await codeOf(signFile(command(noSeal, { output, seal: true })))).toBe('cli.noSealField');
    expect(readdirSync(folder)).toHaveLength(before + 1);
  });

  itWith('qpdf')('refuses encrypted and damaged files with the reason', async () => {
    const pdf = readFileSync(at('lesson.pdf'));
    writeFileSync(at('locked.pdf'), rewritten(pdf, '--encrypt', '', 'chu', '256', '--'));
    writeFileSync(at('cut.pdf'), pdf.subarray(0, pdf.length / 2));
    const attempt = (name: string) => codeOf(signFile(command(at(name), { output: at('never.pdf') })));
    expect([await attempt('locked.pdf'), await attempt('cut.pdf')]).toEqual([
      'intake.encrypted',
      'intake.damaged',
    ]);
  });
});

describeWithSoftHsm('with a token', () => {
  let hsm: SoftHsm;
  beforeAll(() => {
    hsm = softHsm();
    hsm.token('Hiệu trưởng', '602214', [
      { identity: pki.issue({ name: 'Lê Thị Mẫu' }), id: '01', label: 'ký số' },
    ]);
    writeFileSync(at('issuer.crt'), pki.intermediate.certificate);
  });
  afterAll(() => {
    hsm.dispose();
  });

  it('signs any PDF; a wrong PIN writes nothing', async () => {
    const file = fields('lesson.pdf', { sign: 1 });
    const token = {
      p12: undefined,
      pkcs11: hsm.library,
      issuers: at('issuer.crt'),
    } as unknown as Partial<SignFileCommand>;
    process.env.GIAPLAI_PIN = '000000';
    expect(await codeOf(signFile(command(file, { ...token, output: at('never.pdf') })))).toMatch(
      /^device\.wrongPin/,
    );
    process.env.GIAPLAI_PIN = '602214';
    const signedByToken = await sign(file, { ...token, token: 'Hiệu trưởng', keyLabel: 'ký số' });
    expect(verdictOf(signedByToken)).toMatchObject({
      verdict: 'valid',
      signatures: [{ signer: { name: 'Lê Thị Mẫu' } }],
    });
    expect(readdirSync(folder)).not.toContain('never.pdf');
  });
});
