// Nobody signs with another's key (R13): the certificate must name the person, or the school, that signs.
import { nameValue, parseCertificate } from '../../../signing/index.ts';
import { applicationFault } from '../faults.ts';
import type { CeremonySigner } from '../ports/signing-keys.ts';

/** @throws Fault `signing.keyOfAnother` */
export function checkKeyOwner({ chain }: CeremonySigner, expected: string): void {
  const [own] = chain;
  const owner = own && nameValue(parseCertificate(own).subject, 'CN');
  if (owner === undefined || comparable(owner) !== comparable(expected)) {
    throw applicationFault('signing.keyOfAnother', { owner: owner ?? '—', expected });
  }
}

/** Authorities write names in capitals or not, composed or not. */
const comparable = (name: string): string =>
  name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleUpperCase('vi');
