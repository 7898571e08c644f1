// What the examples of the library talk to: a development PKI with its authorities, a signing service, a token.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePki } from '../../certs-dev/build.ts';
import { declaration } from '../../certs-dev/declaration.ts';
import { writeKeyFile } from '../../certs-dev/key-file.ts';
import { startServices } from '../../certs-dev/services.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { addFields, embed, extend, parseCertificate, prepare } from '../../src/signing/index.ts';
import { openPkcs12, type Pkcs12Device } from '../../src/signing/devices/index.ts';
import { revocationSource, timestamper } from '../../src/signing/authorities/index.ts';
import { startCscServer } from './csc/server.ts';
import { drafted } from './foreign-pdf.ts';
import { testPki, type Identity } from './pki.ts';
import type { SoftHsm } from './softhsm.ts';

export interface World {
  /** For the programs: addresses, passphrases, the library of the token. */
  readonly environment: Readonly<Record<string, string>>;
  /** Puts key files, anchors and documents where a program will run. */
  readonly furnish: (folder: string) => void;
  readonly stop: () => Promise<void>;
}

const organisation = 'Trường THCS Mẫu';

/** Everybody confirms on the phone as soon as they are asked. */
export async function startWorld(folder: string, hsm: SoftHsm | undefined): Promise<World> {
  const people = [
    { id: 'gv', name: 'Nguyễn Thị Mẫu', role: 'Giáo viên', organisation },
    { id: 'ht', name: 'Lò Văn Mẫu', role: 'Hiệu trưởng', organisation },
  ];
  const pki = await ensurePki(folder, people, [{ id: 'truong', name: organisation }]);
  const keyFiles = {
    'teacher.p12': readFileSync(pki.people.get('gv')!),
    'principal.p12': readFileSync(pki.people.get('ht')!),
    'seal.p12': readFileSync(pki.schools.get('truong')!.seal),
    'clerk.p12': clerkFile(pki.passphrase),
  };
  const open = (name: keyof typeof keyFiles) => openPkcs12(keyFiles[name], pki.passphrase);
  const services = await startServices(folder, { clock: systemClock });
  const csc = await startCscServer({
    credentials: [
      { id: 'gv-001', identity: identityOf(open('teacher.p12')), phone: true, scal: '2', multisign: 20 },
    ],
  });
  const confirming = setInterval(() => csc.phone.approve(), 100);
  hsm?.token('Hiệu trưởng', '602214', [
    { identity: identityOf(open('principal.p12')), id: '01', label: 'ký số' },
  ]);

  const documents = await documentsOf(open('teacher.p12'), pki.anchors, services);
  return {
    environment: {
      PLACES: JSON.stringify({
        [`${declaration.base}/`]: `${services.url}/`,
        'https://tsa.example.vn/': services.timestamping,
        'https://rssp.example.vn/csc/v2/': csc.service,
      }),
      PIN: pki.passphrase,
      TOKEN_PIN: '602214',
      CLIENT_ID: csc.clientId,
      CLIENT_SECRET: csc.clientSecret,
      ...(hsm && { PKCS11_LIBRARY: hsm.library, SOFTHSM2_CONF: hsm.settings }),
    },
    furnish: (place) => {
      mkdirSync(join(place, 'anchors'), { recursive: true });
      pki.anchors.forEach((der, i) => {
        writeFileSync(join(place, 'anchors', `root-${i + 1}.crt`), der);
      });
      for (const [name, bytes] of Object.entries({ ...keyFiles, ...documents }))
        writeFileSync(join(place, name), bytes);
    },
    stop: async () => {
      clearInterval(confirming);
      await csc.close();
      await services.stop();
    },
  };
}

/** A key that node-forge can read: RSA throughout, and an issuer without Vietnamese letters. */
function clerkFile(passphrase: string): Buffer {
  const { root, issue } = testPki();
  const authority = { name: 'CA RSA', organisation: 'CA RSA', issuer: root, freshKey: true, authority: {} };
  const issuer = issue({ ...authority, keyUsage: ['keyCertSign'] });
  const { key, certificate } = issue({ name: 'Trần Thị Mẫu', issuer });
  return writeKeyFile({ key, chain: [certificate], passphrase, friendlyName: 'clerk', iterations: 1000 });
}

const identityOf = (device: Pkcs12Device): Identity => ({
  device,
  key: device.key,
  certificate: Buffer.from(device.chain[0]!),
});

/** A lesson plan without fields, one with a field, one that is signed, one that is archived. */
async function documentsOf(
  teacher: Pkcs12Device,
  anchors: readonly Uint8Array[],
  { rewrite, timestamping }: { readonly rewrite: (url: string) => string; readonly timestamping: string },
): Promise<Readonly<Record<string, Buffer>>> {
  const lesson = await drafted({ pages: 3 });
  const form = Buffer.concat([lesson, addFields(lesson, { fields: [{ field: 'Teacher' }] }).tail]);
  const appearances = { byField: {}, shared: {} };
  const prepared = prepare(form, {
    fields: ['Teacher'],
    appearances,
    signer: teacher,
    at: systemClock.now(),
  });
  const signed = Buffer.concat([form, embed(prepared, teacher.signSync(prepared.toBeSigned))]);
  const { tail } = await extend(signed, {
    to: 'B-LTA',
    anchors: anchors.map(parseCertificate),
    revocation: revocationSource({ rewrite }),
    timestamper: timestamper({ url: timestamping }),
    at: systemClock.now(),
    otherwise: 'fault',
  });
  return {
    'lesson.pdf': lesson,
    'form.pdf': form,
    'signed.pdf': signed,
    'archived.pdf': Buffer.concat([signed, tail]),
  };
}
