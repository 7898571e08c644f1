// The key somebody brings instead of their development key: a file, a token, a phone, or an agent elsewhere.
import { readFileSync, writeFileSync } from 'node:fs';
import type {
  CeremonySigner,
  LocalSigner,
  OpenPending,
  TokenSigner,
} from '../../server/application/index.ts';
import {
  closePkcs11,
  deviceFault,
  externalLater,
  type ExternalQuestion,
  heldSecret,
  listTokens,
  openPkcs11,
  openPkcs12,
} from '../../signing/devices/index.ts';
import { certificatesIn } from '../anchors.ts';
import { cliFault } from '../faults.ts';
import { print } from '../screen.ts';
import { askSecret } from './ask-secret.ts';
import { openRemote } from './remote-key.ts';

export interface KeyOptions {
  /** PKCS#12 file. */
  readonly p12?: string;
  /** PKCS#11 library of a token or HSM. */
  readonly pkcs11?: string;
  /** Label of the token, where several are plugged in. */
  readonly token?: string;
  /** Label of the key, where the token holds several. */
  readonly keyLabel?: string;
  /** Descriptor that the PIN or passphrase is read from, instead of being typed. */
  readonly pinFd?: number;
  /** PEM or DER of issuers that are not on the token. */
  readonly issuers?: string;
  /** Address of a remote signing service (CSC API v2). */
  readonly csc?: string;
  readonly credential?: string;
  /** Certificate and issuers of a key elsewhere, PEM or DER. */
  readonly certificate?: string;
  /** Where the question to that key is written. */
  readonly question?: string;
  /** Where its answers are read from. */
  readonly answer?: string;
}

export interface OwnKey {
  readonly signer: CeremonySigner;
  /** Ask and come back later, as a question goes out by file. */
  readonly withoutWaiting: boolean;
  /** Tells the person, or their agent, what is asked; undefined where the service does that. */
  readonly tell?: (questions: readonly OpenPending[]) => void;
  /** Forgets the PIN and lets go of the device. */
  readonly close: () => Promise<void>;
}

/** `undefined` when no option names a key. @throws Fault `cli.severalKeys`, `cli.pinNeeded`, `device.*` */
export async function openOwnKey(options: KeyOptions): Promise<OwnKey | undefined> {
  const named = (['p12', 'pkcs11', 'csc', 'certificate'] as const).filter(
    (kind) => options[kind] !== undefined,
  );
  if (named.length > 1) throw cliFault('cli.severalKeys', { keys: named.map((kind) => `--${kind}`) });
  if (options.csc !== undefined) return openRemote(options.csc, options.credential);
  if (options.certificate !== undefined) return elsewhere(options.certificate, options);
  const local = await openHere(options);
  return local && { ...local, withoutWaiting: false };
}

/** A key that answers at once, of this computer or a token in it. */
export async function openHere(
  options: KeyOptions,
): Promise<{ readonly signer: LocalSigner | TokenSigner; readonly close: () => Promise<void> } | undefined> {
  if (options.p12 !== undefined) {
    const secret = await askSecret('PIN của tệp khoá / PIN of the key file', options.pinFd)();
    if (secret === undefined) throw deviceFault('device.cancelled');
    const signer = openPkcs12(read(options.p12), Buffer.from(secret).toString('utf8'));
    secret.fill(0);
    return { signer, close: () => Promise.resolve() };
  }
  if (options.pkcs11 === undefined) return undefined;
  const { pkcs11: library, token, keyLabel, issuers } = options;
  const pin = heldSecret(askSecret('PIN của thiết bị / PIN of the token', options.pinFd));
  const signer = await openPkcs11({
    library,
    token: token === undefined ? { serial: await onlyToken(library) } : { label: token },
    ...(keyLabel !== undefined && { key: { label: keyLabel } }),
    askPin: pin.ask,
    issuers: issuers === undefined ? [] : certificatesIn(issuers).map(({ der }) => der),
  });
  const close = () => {
    pin.wipe();
    return closePkcs11(library);
  };
  return { signer, close };
}

/** Lends the key named by options, else the other; closed when the work ends. */
export async function withOwnKey<Result>(
  options: Pick<KeyOptions, 'p12' | 'pkcs11' | 'token'>,
  work: (signer: LocalSigner | TokenSigner) => Promise<Result>,
  other: () => Promise<LocalSigner>,
): Promise<Result> {
  const own = await openHere(options);
  try {
    return await work(own ? own.signer : await other());
  } finally {
    await own?.close();
  }
}

/** @throws Fault `cli.chooseToken` unless exactly one token is plugged in */
async function onlyToken(library: string): Promise<string> {
  const tokens = await listTokens(library);
  const [only, ...others] = tokens;
  if (only && others.length === 0) return only.serial;
  throw cliFault('cli.chooseToken', { tokens: tokens.map(({ label }) => label) });
}

/** Digests go out in one file, values come back in another: a token on somebody else's computer signs in between. */
function elsewhere(certificate: string, { question: out, answer }: KeyOptions): OwnKey {
  const values = answer === undefined ? undefined : answersIn(answer);
  const signer = externalLater(
    { chain: certificatesIn(certificate).map(({ der }) => der) },
    {
      answerTo: ({ items }) => {
        const found = items.flatMap(({ digest }) => values?.get(digest) ?? []);
        return found.length === items.length ? found : undefined;
      },
    },
  );
  // Said before anything is asked: a question that nobody is told would keep everybody else waiting.
  const asking =
    out === undefined
      ? { ...signer, begin: () => Promise.reject(cliFault('cli.questionFileNeeded')) }
      : signer;
  const tell = (questions: readonly OpenPending[]) => {
    if (out === undefined) throw cliFault('cli.questionFileNeeded');
    const asked = (questions as unknown as readonly ExternalQuestion[]).map(
      ({ kind, algorithm, digestAlgorithm, certificate: der, items }) => ({
        kind,
        algorithm,
        digestAlgorithm,
        certificate: der,
        items,
      }),
    );
    writeFileSync(out, `${JSON.stringify({ questions: asked }, null, 2)}\n`);
    print(
      `  → giaplai answer ${out} -o ANSWERS.json …, rồi chạy lại với / then again with --answer ANSWERS.json`,
    );
  };
  return { signer: asking, withoutWaiting: true, tell, close: () => Promise.resolve() };
}

/** `{"answers": [{"digest": …, "value": …}]}`, both in base64. */
function answersIn(file: string): ReadonlyMap<string, string> {
  try {
    const { answers } = JSON.parse(read(file).toString('utf8')) as {
      readonly answers: readonly { readonly digest: string; readonly value: string }[];
    };
    return new Map(answers.map(({ digest, value }) => [digest, value]));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw cliFault('cli.badAnswers', { file }, { cause: error });
    throw error;
  }
}

export function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cliFault('cli.cannotRead', { file }, { cause: error });
  }
}
