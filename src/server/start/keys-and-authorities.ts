// With what a server signs and whom it asks: the development PKI, or what its settings name.
import { readFileSync } from 'node:fs';
import { Fault, type PersonId } from '../../kernel/index.ts';
import { loadAnchors } from '../../cli/anchors.ts';
import { openAuthorities } from '../../cli/development-authorities.ts';
import { ensureKeys, type Keys } from '../../cli/development-keys.ts';
import { revocationSource, timestamper } from '../../signing/authorities/index.ts';
import { openPkcs12 } from '../../signing/devices/index.ts';
import type { RevocationSource, Timestamper } from '../../signing/index.ts';
import { usualPolicy } from '../application/index.ts';
import type { House, KeptKeys, KeyPlaces, LocalSigner, SigningConditions } from '../application/index.ts';
import {
  developmentKeysFolder,
  type Config,
  type DevelopmentConfig,
  type ProductionConfig,
} from '../config.ts';
import { configFault } from '../faults.ts';
import { keyPlaces } from '../keys/index.ts';

export interface SigningMeans {
  /** Null where the server keeps nobody's key. */
  readonly keptKeys: KeptKeys | null;
  readonly keyPlaces: KeyPlaces;
  readonly serviceOf: (schoolId: string) => Promise<LocalSigner>;
  readonly revocation: RevocationSource;
  readonly timestamper: Timestamper | undefined;
  readonly conditions: () => Promise<SigningConditions>;
  readonly close: () => Promise<void>;
}

/** @throws Fault `config.keyNeeded` for a school without a service key, `device.*` of a key file */
export async function openMeans(config: Config, house: House): Promise<SigningMeans> {
  const schoolName = nameOfSchool(house);
  const places = keyPlaces(config.keys, { clock: house.clock, schoolName });
  const means =
    config.mode === 'development' ? await developmentMeans(config, house) : realMeans(config, house);
  return { ...means, keyPlaces: places };
}

const nameOfSchool = (house: House) => async (id: string) =>
  (await house.store.read((view) => view.schools())).find((school) => school.id === id)?.name ?? '';

type WithoutPlaces = Omit<SigningMeans, 'keyPlaces'>;

async function developmentMeans(config: DevelopmentConfig, house: House): Promise<WithoutPlaces> {
  const folder = developmentKeysFolder(config.home);
  const make = () => ensureKeys(folder, house, () => undefined);
  let keys: Keys = await make();
  const { close, ...authorities } = await openAuthorities({
    keys: folder,
    clock: house.clock,
    timestampUrl: config.timestampUrl,
  });
  /** People who came after the start get their keys when they first sign. */
  const opened = new Map<string, LocalSigner>();
  const open = async (name: string, of: (found: Keys) => LocalSigner | Promise<LocalSigner>) => {
    const known = opened.get(name);
    if (known) return known;
    const signer = await Promise.resolve()
      .then(() => of(keys))
      .catch(async (error: unknown) => {
        if (!(error instanceof Fault) || error.code !== 'cli.noKey') throw error;
        keys = await make();
        return of(keys);
      });
    opened.set(name, signer);
    return signer;
  };
  return {
    ...authorities,
    keptKeys: {
      ofPerson: (person: PersonId) => open(person, (found) => found.ofPerson(person)),
      sealOf: (school) => open(`seal ${school}`, (found) => found.sealOf(school)),
    },
    serviceOf: (school) => open(`service ${school}`, (found) => found.serviceOf(school)),
    conditions: () =>
      Promise.resolve({ ...authorities, anchors: loadAnchors(config.anchors), policy: usualPolicy }),
    close,
  };
}

function realMeans(config: ProductionConfig, house: House): WithoutPlaces {
  const { anchors, timestampUrl } = config;
  const { clock } = house;
  const revocation = revocationSource({ clock });
  const stamping =
    timestampUrl === undefined
      ? undefined
      : timestamper({ url: timestampUrl, clock, anchors: () => loadAnchors(anchors) });
  return {
    keptKeys: null,
    serviceOf: serviceKeys(config, house),
    revocation,
    timestamper: stamping,
    conditions: () =>
      Promise.resolve({
        revocation,
        ...(stamping && { timestamper: stamping }),
        anchors: loadAnchors(anchors),
        policy: usualPolicy,
      }),
    close: () => Promise.resolve(),
  };
}

/** The school's own where the settings name one, else the one of the installation; all are opened at the start. */
function serviceKeys({ serviceKey, keys }: ProductionConfig, house: House): SigningMeans['serviceOf'] {
  const open = ({ file, pin }: { readonly file: string; readonly pin: string }): LocalSigner =>
    openPkcs12(readFileSync(file), pin);
  const ofAll = serviceKey === null ? undefined : open(serviceKey);
  const ofSchools = new Map(
    [...keys.schools].flatMap(([school, { service }]) => (service ? [[school, open(service)] as const] : [])),
  );
  const nameOf = nameOfSchool(house);
  return async (school) => {
    const found = ofSchools.get(school) ?? ofSchools.get(await nameOf(school)) ?? ofAll;
    if (found === undefined) throw configFault('config.keyNeeded', { setting: `GIAPLAI_KEYS/${school}` });
    return found;
  };
}
