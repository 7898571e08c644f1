// The file of keys: where they are, never what they are. Read once at the start; a wrong entry is named.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { configFault } from '../faults.ts';

export interface RemoteService {
  readonly title: string;
  /** Such as `https://rssp.example.vn/csc/v2/`. */
  readonly service: string;
  readonly client: string;
  readonly clientSecret: string;
}

export interface TokenAtServer {
  readonly title: string;
  /** Path of the PKCS#11 library. */
  readonly library: string;
  readonly label?: string;
  readonly serial?: string;
  /** CKA_LABEL of the key, where the token holds several. */
  readonly key?: string;
  /** File of issuers that are not on the token. */
  readonly issuers?: string;
}

export type SealPlace =
  | { readonly token: string }
  | { readonly remote: string; readonly credential: string }
  /** PKCS#12; its PIN comes with each request. */
  | { readonly p12: string };

export interface SchoolKeys {
  /** PKCS#12 of the key that certifies the school's documents. */
  readonly service?: { readonly file: string; readonly pin: string };
  readonly seal?: SealPlace;
}

export interface KeySettings {
  readonly remote: ReadonlyMap<string, RemoteService>;
  readonly tokens: ReadonlyMap<string, TokenAtServer>;
  /** By id or name of the school. */
  readonly schools: ReadonlyMap<string, SchoolKeys>;
}

export const noKeySettings: KeySettings = { remote: new Map(), tokens: new Map(), schools: new Map() };

type Environment = Readonly<Record<string, string | undefined>>;

/** Paths in it stand against its own folder. @throws Fault `config.invalid` */
export function keySettings(file: string, environment: Environment): KeySettings {
  const written = parsed(file);
  const at = (path: string) => resolve(dirname(file), path);
  const secret = (from: Secretly, place: string) => secretFrom(from, at, environment, place);
  const remote = entries(written.remote, ({ secret: from, ...one }, name) => ({
    ...one,
    title: one.title ?? name,
    clientSecret: secret(from, `/remote/${name}/secret`),
  }));
  const tokens = entries(written.tokens, (one, name) => ({
    ...one,
    title: one.title ?? name,
    ...(one.issuers !== undefined && { issuers: at(one.issuers) }),
  }));
  const schools = entries(written.schools, ({ service, seal }, name): SchoolKeys => {
    if (seal && 'token' in seal && !tokens.has(seal.token)) throw wrong(`/schools/${name}/seal/token`);
    if (seal && 'remote' in seal && !remote.has(seal.remote)) throw wrong(`/schools/${name}/seal/remote`);
    return {
      ...(service && {
        service: { file: at(service.p12), pin: secret(service.pin, `/schools/${name}/service/pin`) },
      }),
      ...(seal && { seal: 'p12' in seal ? { p12: at(seal.p12) } : seal }),
    };
  });
  return { remote, tokens, schools };
}

/** Never in the file itself: in a file of its own, or in a variable. */
type Secretly = { readonly file: string } | { readonly variable: string };

interface Written {
  readonly remote?: Record<
    string,
    Omit<RemoteService, 'clientSecret' | 'title'> & Titled & { secret: Secretly }
  >;
  readonly tokens?: Record<string, Omit<TokenAtServer, 'title'> & Titled>;
  readonly schools?: Record<
    string,
    { readonly service?: { readonly p12: string; readonly pin: Secretly }; readonly seal?: SealPlace }
  >;
}
interface Titled {
  readonly title?: string;
}

const text = { type: 'string', minLength: 1 };
const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const named = (one: object) => ({
  type: 'object',
  propertyNames: { minLength: 1, maxLength: 100 },
  additionalProperties: one,
});
const secretly = { oneOf: [object({ file: text }, ['file']), object({ variable: text }, ['variable'])] };
const schema = object(
  {
    remote: named(
      object({ title: text, service: { ...text, pattern: '^https?://' }, client: text, secret: secretly }, [
        'service',
        'client',
        'secret',
      ]),
    ),
    tokens: named({
      ...object({ title: text, library: text, label: text, serial: text, key: text, issuers: text }, [
        'library',
      ]),
      anyOf: [{ required: ['label'] }, { required: ['serial'] }],
    }),
    schools: named(
      object(
        {
          service: object({ p12: text, pin: secretly }, ['p12', 'pin']),
          seal: {
            oneOf: [
              object({ token: text }, ['token']),
              object({ remote: text, credential: text }, ['remote', 'credential']),
              object({ p12: text }, ['p12']),
            ],
          },
        },
        [],
      ),
    ),
  },
  [],
);

const wrong = (reason: string, cause?: unknown) =>
  configFault('config.invalid', { setting: 'GIAPLAI_KEYS', reason }, { cause });

function parsed(file: string): Written {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(file, error);
  }
  const check = new Ajv({ allowUnionTypes: true }).compile<Written>(schema);
  if (check(written)) return written;
  const [first] = check.errors ?? [];
  throw wrong(`${first?.instancePath ?? ''} ${first?.message ?? ''}`);
}

const entries = <From, To>(
  written: Readonly<Record<string, From>> = {},
  read: (one: From, name: string) => To,
): ReadonlyMap<string, To> =>
  new Map(Object.entries(written).map(([name, one]) => [name, read(one, name)] as const));

function secretFrom(
  from: Secretly,
  at: (path: string) => string,
  environment: Environment,
  place: string,
): string {
  if ('variable' in from) {
    const value = environment[from.variable];
    if (value === undefined || value === '') throw wrong(`${place}: ${from.variable}`);
    return value;
  }
  try {
    return readFileSync(at(from.file), 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw wrong(`${place}: ${from.file}`, error);
  }
}
