// A key at a remote signing service: the program signs in with its own name, the person confirms on the phone.
import {
  cscClient,
  openCsc,
  type AuthenticationAnswer,
  type AuthenticationObject,
} from '../../signing/devices/index.ts';
import { programAccess } from '../../server/keys/index.ts';
import { cliFault } from '../faults.ts';
import { askSecret } from './ask-secret.ts';
import type { OwnKey } from './own-key.ts';

/**
 * The program's name and secret at the service are `GIAPLAI_CSC_CLIENT` and `GIAPLAI_CSC_SECRET`, as its operator
 * gave them to the school.
 * @throws Fault `cli.cscUnset`, `cli.credentialNeeded`, `device.*`
 */
export async function openRemote(service: string, credentialId: string | undefined): Promise<OwnKey> {
  const { GIAPLAI_CSC_CLIENT: clientId, GIAPLAI_CSC_SECRET: clientSecret } = process.env;
  if (clientId === undefined || clientSecret === undefined) throw cliFault('cli.cscUnset');
  const access = programAccess({ service, clientId, clientSecret });
  const client = cscClient({ service, access });
  const known = credentialId === undefined ? await client.listCredentials() : [credentialId];
  const [only, ...others] = known;
  if (only === undefined || others.length > 0) throw cliFault('cli.credentialNeeded', { known });
  const signer = await openCsc({ client, credentialId: only, authenticate });
  return { signer, withoutWaiting: false, close: () => Promise.resolve() };
}

/** PIN and code are typed here; where the phone asks, nothing is. */
async function authenticate(
  objects: readonly AuthenticationObject[],
  count: number,
): Promise<readonly AuthenticationAnswer[] | undefined> {
  const answers: AuthenticationAnswer[] = [];
  for (const { id, type, label } of objects) {
    if (!typed.has(type)) {
      answers.push({ id });
      continue;
    }
    const value = await askSecret(`${label || id} (${count} văn bản / documents)`)();
    if (value === undefined) return undefined;
    answers.push({ id, value });
  }
  return answers;
}

/** Kinds of authentication objects that people type; others are asked by the service itself (CSC API v2.0 §11.5). */
const typed: ReadonlySet<string> = new Set(['Password', 'ChallengeResponse']);
