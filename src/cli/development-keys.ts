// The keys of an installation that has no real ones: a development PKI under its home (never for production).
import { readFileSync } from 'node:fs';
import { type DevelopmentPki, ensurePki } from '../../certs-dev/build.ts';
import type { PersonId } from '../kernel/index.ts';
import type { House, LocalSigner } from '../server/application/index.ts';
import { openPkcs12 } from '../signing/devices/index.ts';
import { cliFault } from './faults.ts';

export interface Keys {
  readonly ofPerson: (person: PersonId) => LocalSigner;
  readonly sealOf: (schoolId: string) => LocalSigner;
  readonly serviceOf: (schoolId: string) => Promise<LocalSigner>;
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
  const open = (file: string | undefined): LocalSigner => {
    if (file === undefined) throw cliFault('cli.noKey');
    return openPkcs12(readFileSync(file), pki.passphrase);
  };
  return {
    ofPerson: (person) => open(pki.people.get(person)),
    sealOf: (schoolId) => open(pki.schools.get(schoolId)?.seal),
    serviceOf: (schoolId) => Promise.resolve(open(pki.schools.get(schoolId)?.service)),
  };
}
