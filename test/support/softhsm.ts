// Real tokens in software: SoftHSM 2 in a folder of its own, one token for each person.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import pkcs11js from 'pkcs11js';
import { hasProgram } from './programs.ts';
import type { Identity } from './pki.ts';

export interface StoredIdentity {
  readonly identity: Identity;
  /** Hexadecimal. */
  readonly id: string;
  readonly label: string;
  readonly without?: 'key' | 'certificate';
}

export interface SoftHsm {
  readonly library: string;
  /** For other processes: the value of SOFTHSM2_CONF. */
  readonly settings: string;
  /** A token of this label and PIN with these keys on it; returns its serial number. */
  readonly token: (label: string, pin: string, stored: readonly StoredIdentity[]) => string;
  /** As if somebody pulled it out. */
  readonly remove: (serial: string) => void;
  readonly dispose: () => void;
}

const library = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
].find((path) => existsSync(path));

const present = library !== undefined && hasProgram('softhsm2-util');
if (!present && process.env.CI !== undefined) throw new Error('CI must have softhsm2');
if (!present)
  process.stderr.write('\n*** softhsm2 not installed: tests with PKCS#11 tokens are SKIPPED ***\n');

/** `describe` where SoftHSM is installed; elsewhere a skipped one that says so, and in CI a failing one. */
export const describeWithSoftHsm = present ? describe : describe.skip;

/** Call before anything opens the library: SoftHSM reads its settings when it is initialised. */
export function softHsm(): SoftHsm {
  if (library === undefined) throw new Error('softhsm2 is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'softhsm-'));
  const tokens = join(folder, 'tokens');
  const settings = join(folder, 'softhsm2.conf');
  mkdirSync(tokens);
  writeFileSync(
    settings,
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  // jest gives tests a copy of the environment; the library reads the real one.
  const { env } = runInThisContext('process') as NodeJS.Process;
  env.SOFTHSM2_CONF = settings;
  return {
    library,
    settings,
    token: (label, pin, stored) => {
      util(settings, '--init-token', '--free', '--label', label, '--so-pin', '87654321', '--pin', pin);
      for (const each of stored) {
        if (each.without !== 'key') importKey(settings, folder, label, pin, each);
      }
      return writeCertificates(library, label, pin, stored);
    },
    remove: (serial) => {
      const found = readdirSync(tokens).find((name) =>
        readFileSync(join(tokens, name, 'token.object')).includes(serial),
      );
      if (found === undefined) throw new Error(`no token ${serial}`);
      rmSync(join(tokens, found), { recursive: true });
    },
    dispose: () => {
      delete env.SOFTHSM2_CONF;
      rmSync(folder, { recursive: true });
    },
  };
}

function util(settings: string, ...args: readonly string[]): void {
  const env = { ...process.env, SOFTHSM2_CONF: settings };
  const { status, stderr } = spawnSync('softhsm2-util', args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`softhsm2-util ${args.join(' ')}: ${stderr}`);
}

function importKey(
  settings: string,
  folder: string,
  token: string,
  pin: string,
  { identity, id, label }: StoredIdentity,
): void {
  const file = join(folder, 'key.pem');
  writeFileSync(file, identity.key.export({ type: 'pkcs8', format: 'pem' }));
  util(settings, '--import', file, '--token', token, '--label', label, '--id', id, '--pin', pin);
  rmSync(file);
}

/** What the card office does after issuing: the certificate and its issuer go onto the token. */
function writeCertificates(
  path: string,
  token: string,
  pin: string,
  stored: readonly StoredIdentity[],
): string {
  const cryptoki = new pkcs11js.PKCS11();
  cryptoki.load(path);
  cryptoki.C_Initialize();
  try {
    const slot = cryptoki
      .C_GetSlotList(true)
      .find((each) => cryptoki.C_GetTokenInfo(each).label.trim() === token)!;
    const session = cryptoki.C_OpenSession(slot, pkcs11js.CKF_SERIAL_SESSION | pkcs11js.CKF_RW_SESSION);
    cryptoki.C_Login(session, pkcs11js.CKU_USER, pin);
    for (const { identity, id, label, without } of stored) {
      if (without !== 'certificate')
        cryptoki.C_CreateObject(session, certificateTemplate(identity.certificate, id, label));
    }
    return cryptoki.C_GetTokenInfo(slot).serialNumber.trim();
  } finally {
    cryptoki.C_Finalize();
    cryptoki.close();
  }
}

const certificateTemplate = (der: Buffer, id: string, label: string): pkcs11js.Template => [
  { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_CERTIFICATE },
  { type: pkcs11js.CKA_CERTIFICATE_TYPE, value: pkcs11js.CKC_X_509 },
  { type: pkcs11js.CKA_TOKEN, value: true },
  { type: pkcs11js.CKA_PRIVATE, value: false },
  { type: pkcs11js.CKA_LABEL, value: label },
  { type: pkcs11js.CKA_ID, value: Buffer.from(id, 'hex') },
  // Subject is mandatory (PKCS #11 §4.6.3); SoftHSM keeps what it is given.
  { type: pkcs11js.CKA_SUBJECT, value: Buffer.from([0x30, 0x00]) },
  { type: pkcs11js.CKA_VALUE, value: der },
];
