// The server's settings: read from the environment once, checked at once, wrong ones named.
import { existsSync, statSync } from 'node:fs';
import type { BlockList } from 'node:net';
import { join, resolve } from 'node:path';
import { roleTable, type AppointedRole } from './application/index.ts';
import { configFault } from './faults.ts';
import { keySettings, noKeySettings, type KeySettings } from './keys/index.ts';
import { mailSettings, type MailSettings } from './mail/index.ts';
import { address, invalid, settings, whole, word, yes, type Environment } from './settings/index.ts';
import { networksFrom } from './webhooks/index.ts';

interface Common {
  /** Folder of the installation. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Behind TLS. */
  readonly secure: boolean;
  /** Proxies in front that tell the address of who asks. */
  readonly proxies: number;
  readonly metricsFor: 'everybody' | 'loopback';
  /** Requests a minute of one caller. */
  readonly perMinute: number;
  /** Folder of trust anchors. */
  readonly anchors: string;
  /** Timestamp authority (RFC 3161); undefined: the development one, or none. */
  readonly timestampUrl: string | undefined;
  readonly lanes: number | undefined;
  /** Whether the server takes jobs itself, where the store is a Postgres. */
  readonly work: boolean;
  /** Uploaded files that are examined at once. */
  readonly examiners: number;
  /** Where browsers see the server. */
  readonly origin: URL;
  /** The same where it was set: what printed codes lead to. */
  readonly verifyAt: string | undefined;
  readonly mail: MailSettings;
  /** Roles that must have a second factor. */
  readonly secondFactorFor: readonly AppointedRole[];
  /** Networks of the school that webhooks may reach although they are not public. */
  readonly networks: BlockList;
  /** Remote services, tokens at the server, keys of schools. */
  readonly keys: KeySettings;
}

export interface DevelopmentConfig extends Common {
  readonly mode: 'development';
}

export interface ProductionConfig extends Common {
  readonly mode: 'production';
  /** PKCS#12 file of the key that certifies documents, and its PIN; null where each school has one of its own. */
  readonly serviceKey: { readonly file: string; readonly pin: string } | null;
}

export type Config = DevelopmentConfig | ProductionConfig;

export const demoAccountsFile = (home: string) => join(home, 'demo-accounts.json');
export const developmentKeysFolder = (home: string) => join(home, 'pki');

/**
 * @throws Fault `config.invalid`, `config.developmentKeys`, `config.demoAccounts`, `config.keyNeeded`,
 * `mail.badSettings`, `webhook.badNetwork`
 */
export function configFrom(environment: Environment): Config {
  const production = environment.NODE_ENV === 'production';
  const home = resolve(environment.GIAPLAI_HOME ?? settings.GIAPLAI_HOME.usual);
  const port = whole(environment, 'PORT');
  const common: Common = {
    home,
    host: environment.GIAPLAI_HOST ?? settings.GIAPLAI_HOST.usual,
    port,
    verifyAt: address(environment, 'GIAPLAI_ORIGIN'),
    origin: new URL(address(environment, 'GIAPLAI_ORIGIN') ?? `http://localhost:${port}`),
    logLevel: word(environment, 'GIAPLAI_LOG'),
    secure: yes(environment, 'GIAPLAI_TLS'),
    proxies: whole(environment, 'GIAPLAI_PROXIES'),
    metricsFor: word(environment, 'GIAPLAI_METRICS'),
    work: yes(environment, 'GIAPLAI_WORK'),
    perMinute: whole(environment, 'GIAPLAI_REQUESTS_PER_MINUTE'),
    anchors: environment.GIAPLAI_ANCHORS ?? join(developmentKeysFolder(home), 'anchors'),
    timestampUrl: address(environment, 'GIAPLAI_TSA'),
    examiners: whole(environment, 'GIAPLAI_EXAMINERS'),
    mail: mailSettings(environment, home),
    secondFactorFor: roles(
      environment,
      'GIAPLAI_SECOND_FACTOR',
      production ? ['principal', 'administrator', 'registrar'] : [],
    ),
    networks: networksFrom(environment.GIAPLAI_WEBHOOK_NETWORKS),
    keys:
      environment.GIAPLAI_KEYS === undefined
        ? noKeySettings
        : keySettings(resolve(environment.GIAPLAI_KEYS), environment),
    lanes: whole(environment, 'GIAPLAI_LANES'),
  };
  return production ? productionFrom(environment, common) : { ...common, mode: 'development' };
}

function productionFrom(environment: Environment, common: Common): ProductionConfig {
  const { home } = common;
  const folder = developmentKeysFolder(home);
  if (existsSync(join(folder, 'ca'))) throw configFault('config.developmentKeys', { folder });
  const file = demoAccountsFile(home);
  if (existsSync(file)) throw configFault('config.demoAccounts', { file });
  if (environment.GIAPLAI_ANCHORS === undefined || !isFolder(environment.GIAPLAI_ANCHORS))
    throw invalid('GIAPLAI_ANCHORS', 'a folder of trust anchors is needed / cần thư mục gốc tin cậy');
  const { GIAPLAI_SERVICE_KEY: key, GIAPLAI_SERVICE_PIN: pin } = environment;
  const ofSchools = [...common.keys.schools.values()].some(({ service }) => service !== undefined);
  if (key === undefined && ofSchools) return { ...common, mode: 'production', serviceKey: null };
  if (key === undefined) throw configFault('config.keyNeeded', { setting: 'GIAPLAI_SERVICE_KEY' });
  if (pin === undefined) throw configFault('config.keyNeeded', { setting: 'GIAPLAI_SERVICE_PIN' });
  return { ...common, mode: 'production', serviceKey: { file: key, pin } };
}

/** `principal,registrar`, or `none`. */
function roles(
  environment: Environment,
  setting: string,
  usual: readonly AppointedRole[],
): readonly AppointedRole[] {
  const text = environment[setting];
  if (text === undefined) return usual;
  if (text.trim() === 'none') return [];
  const known = Object.keys(roleTable) as readonly AppointedRole[];
  return text.split(',').map((name) => {
    const found = known.find((role) => role === name.trim());
    if (found === undefined) throw invalid(setting, `none, ${known.join(', ')}`);
    return found;
  });
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
