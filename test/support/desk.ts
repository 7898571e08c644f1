// Somebody's desk: key files, a lesson plan and trust anchors in a folder, and what the commands say.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeKeyFile } from '../../certs-dev/key-file.ts';
import { type FieldsCommand, showOrAddFields } from '../../src/cli/foreign/fields-command.ts';
import { signFile, type SignFileCommand } from '../../src/cli/foreign/sign-file-command.ts';
import { homeAt } from '../../src/cli/home.ts';
import { drafted } from './foreign-pdf.ts';
import { testPki, type Identity } from './pki.ts';
import { judged } from './received.ts';

export const PIN = 'Mật khẩu 299792';

/** Call at the top of a test file: it sets up and clears away by itself. */
export function desk() {
  const pki = testPki();
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const at = (name: string) => join(folder, name);
  let said = '';
  let made = 0;

  beforeAll(async () => {
    mkdirSync(at('anchors'));
    writeFileSync(at('anchors/root.crt'), pki.root.certificate);
    writeFileSync(at('lesson.pdf'), await drafted({ pages: 4, size: () => [595, 842] }));
    keyFile(at('teacher.p12'), pki.issue({ name: 'Nguyễn Thị Mẫu' }));
    keyFile(at('principal.p12'), pki.issue({ name: 'Lò Văn Mẫu', profile: 'p256' }));
    keyFile(at('seal.p12'), pki.issue({ name: 'Trường THCS Mẫu', profile: 'p256' }));
    keyFile(at('stranger.p12'), pki.bad.unknownIssuer());
  });
  beforeEach(() => {
    said = '';
    process.env.GIAPLAI_PIN = PIN;
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.GIAPLAI_PIN;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const fresh = () => at(`out-${++made}.pdf`);
  const command = (file: string, more: Partial<SignFileCommand> = {}): SignFileCommand => ({
    file,
    inPlace: false,
    certify: false,
    seal: false,
    p12: at('teacher.p12'),
    anchors: at('anchors'),
    home: homeAt(at('home')),
    // The test PKI publishes nothing about revocation.
    unchecked: true,
    ...more,
  });
  return {
    folder,
    at,
    fresh,
    said: () => said,
    command,
    /** Adds fields to a file of the desk; the path of the result. */
    fields: (file: string, more: Partial<FieldsCommand> = {}): string => {
      const output = fresh();
      const asked = { file: at(file), output, inPlace: false, duplex: false, json: false, ...more };
      expect(showOrAddFields(asked)).toBe(0);
      return output;
    },
    /** The path of the signed file. */
    sign: async (file: string, more: Partial<SignFileCommand> = {}): Promise<string> => {
      const output = fresh();
      expect(await signFile(command(file, { output, ...more }))).toBe(0);
      return output;
    },
    verdictOf: (file: string) => judged(readFileSync(file)),
  };
}

function keyFile(path: string, { key, device }: Identity): void {
  const file = { key, chain: device.chain, passphrase: PIN, friendlyName: 'x', iterations: 1000 };
  writeFileSync(path, writeKeyFile(file));
}
