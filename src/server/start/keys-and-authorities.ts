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
import type { House, KeptKeys, LocalSigner, SigningConditions } from '../application/index.ts';
import {
  developmentKeysFolder,
  type Config,
  type DevelopmentConfig,
  type ProductionConfig,
} from '../config.ts';

export interface SigningMeans {
  /** Null where the server keeps nobody's key. */
  readonly keptKeys: KeptKeys | null;
  readonly serviceOf: (schoolId: string) => Promise<LocalSigner>;
  readonly revocation: RevocationSource;
  readonly timestamper: Timestamper | undefined;
  readonly conditions: () => Promise<SigningConditions>;
  readonly close: () => Promise<void>;
}

export const openMeans = (config: Config, house: House): Promise<SigningMeans> =>
  config.mode === 'development' ? developmentMeans(config, house) : Promise.resolve(realMeans(config, house));

async function developmentMeans(config: DevelopmentConfig, house: House): Promise<SigningMeans> {
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

function realMeans({ anchors, timestampUrl, serviceKey }: ProductionConfig, { clock }: House): SigningMeans {
  const service = openPkcs12(readFileSync(serviceKey.file), serviceKey.pin);
  const revocation = revocationSource({ clock });
  const stamping = timestampUrl === undefined ? undefined : timestamper({ url: timestampUrl });
  return {
    keptKeys: null,
    serviceOf: () => Promise.resolve(service),
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
