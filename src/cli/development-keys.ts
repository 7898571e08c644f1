// The keys of an installation that has no real ones: a development PKI under its home (never for production).
import { readFileSync } from 'node:fs';
import { type DevelopmentPki, ensurePki } from '../../certs-dev/build.ts';
import type { PersonId } from '../kernel/index.ts';
import type { House, LocalSigner } from '../server/application/index.ts';
import { openPkcs12 } from '../signing/devices/index.ts';
import { cliFault } from './faults.ts';

export interface Keys {
  readonly ofPerson: (person: PersonId, own?: OwnKey) => LocalSigner;
  readonly sealOf: (schoolId: string, own?: OwnKey) => LocalSigner;
  readonly serviceOf: (schoolId: string) => Promise<LocalSigner>;
}

/** A PKCS#12 file that somebody brings instead of their development key. */
export interface OwnKey {
  readonly file: string;
  readonly pin: string;
}

export type Making = (done: number, total: number) => void;

/** Makes what is missing for everybody the store knows; what exists stays. */
export async function ensureKeys(folder: string, house: House, making: Making): Promise<Keys> {
  const { people, schools } = await house.store.read(async (view) => ({
    people: await view.people(),
    schools: await view.schools(),
  }));
  const schoolNames = new Map(schools.map(({ id, name }) => [id, name]));
  const pki = await ensurePki(
    folder,
    people.map(({ id, name, schoolId }) => ({
      id,
      name,
      role: 'Viên chức',
      organisation: schoolNames.get(schoolId) ?? '',
    })),
    schools.map(({ id, name }) => ({ id, name })),
    { progress: making },
  );
  return keysOf(pki);
}

function keysOf(pki: DevelopmentPki): Keys {
  const open = (file: string | undefined, own: OwnKey | undefined): LocalSigner => {
    const path = own?.file ?? file;
    if (path === undefined) throw cliFault('cli.noKey');
    return openPkcs12(read(path), own?.pin ?? pki.passphrase);
  };
  return {
    ofPerson: (person, own) => open(pki.people.get(person), own),
    sealOf: (schoolId, own) => open(pki.schools.get(schoolId)?.seal, own),
    serviceOf: (schoolId) => Promise.resolve(open(pki.schools.get(schoolId)?.service, undefined)),
  };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cliFault('cli.cannotRead', { file }, { cause: error });
  }
}
