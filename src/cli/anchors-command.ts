// giaplai anchors list | add | remove: whom this installation trusts. Nothing is ever overwritten.
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, type Instant, toVietnameseDate } from '../kernel/index.ts';
import { type Certificate, isAuthority, nameText } from '../signing/index.ts';
import { anchorFiles, certificatesIn } from './anchors.ts';
import { cliFault } from './faults.ts';
import { dim, green, print, yellow } from './screen.ts';

export function listAnchors(folder: string, clock: Clock): number {
  const anchors = anchorFiles(folder).flatMap(({ certificates }) => certificates);
  if (anchors.length === 0)
    print(yellow('Chưa tin cậy tổ chức nào: giaplai anchors add TỆP / no authority is trusted yet'));
  for (const anchor of anchors) show(anchor, clock.now());
  return 0;
}

/** All or nothing: one file that is no authority’s, and none is added. */
export function addAnchors(folder: string, files: readonly string[], clock: Clock): number {
  const offered = files.flatMap((file) => certificatesIn(file).map((certificate) => ({ file, certificate })));
  for (const { file, certificate } of offered) {
    if (!isAuthority(certificate))
      throw cliFault('cli.notAuthority', { file, subject: nameText(certificate.subject) });
  }
  const present = new Set(anchorFiles(folder).flatMap(({ certificates }) => certificates.map(fingerprintOf)));
  mkdirSync(folder, { recursive: true });
  for (const { certificate } of offered) {
    const known = present.has(fingerprintOf(certificate));
    if (!known) keep(folder, certificate);
    present.add(fingerprintOf(certificate));
    print(known ? dim('= đã có / trusted already') : green('✔ đã thêm / added'));
    show(certificate, clock.now());
  }
  return 0;
}

/** `fingerprint`: SHA-256 in hexadecimal, colons and spaces let be, or at least its first eight digits. */
export function removeAnchor(folder: string, fingerprint: string, clock: Clock): number {
  const wanted = fingerprint.replace(/[:\s]/g, '').toLowerCase();
  const matches = (certificate: Certificate) => fingerprintOf(certificate).startsWith(wanted);
  const holding = anchorFiles(folder).filter(({ certificates }) => certificates.some(matches));
  const found = new Map(
    holding.flatMap(({ certificates }) =>
      certificates.filter(matches).map((each) => [fingerprintOf(each), each]),
    ),
  );
  const [certificate] = found.values();
  if (!/^[0-9a-f]{8,64}$/.test(wanted) || found.size !== 1 || certificate === undefined)
    throw cliFault('cli.noSuchAnchor', { fingerprint, found: found.size });
  const files = new Set(holding.map(({ file }) => file));
  const elsewhere = new Set(
    anchorFiles(folder).flatMap(({ file, certificates }) =>
      files.has(file) ? [] : certificates.map(fingerprintOf),
    ),
  );
  for (const { file, certificates } of holding) {
    // A file may hold several: the others stay, each in a file of its own, before the common one goes.
    for (const other of certificates) {
      if (matches(other) || elsewhere.has(fingerprintOf(other))) continue;
      keep(folder, other);
      elsewhere.add(fingerprintOf(other));
    }
    unlinkSync(file);
  }
  print(green('✔ không còn tin cậy / trusted no longer'));
  show(certificate, clock.now());
  return 0;
}

const fingerprintOf = ({ digest }: Certificate): string => digest.toString('hex');

function keep(folder: string, certificate: Certificate): void {
  const file = join(folder, `${fingerprintOf(certificate)}.crt`);
  const lines =
    Buffer.from(certificate.der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  try {
    writeFileSync(file, pem, { flag: 'wx', mode: 0o644 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw cliFault('cli.fileExists', { file }, { cause: error });
  }
}

function show(certificate: Certificate, now: Instant): void {
  const { subject, notBefore, notAfter } = certificate;
  const lapsed = now > notAfter || now < notBefore;
  const state = lapsed ? yellow('  ngoài thời hạn / outside its validity') : '';
  print(`  ${nameText(subject)}`);
  print(`    ${day(notBefore)} – ${day(notAfter)}${state}`);
  print(dim(`    SHA-256 ${fingerprintOf(certificate)}`));
}

function day(at: Instant): string {
  const { day, month, year } = toVietnameseDate(at);
  return `${day}/${month}/${year}`;
}
