// The key that a form names, and what was typed for it.
import type { CeremonyAsked, KeySecrets } from '../../../application/index.ts';
import { httpFault, toSecrets } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';

type AskedKey = CeremonyAsked['key'];

/** As forms name a key: `csc:<provider>`. @throws Fault `request.invalid` */
export function chosenKey(fields: Fields): AskedKey {
  const chosen = fields.text('key');
  const at = chosen.indexOf(':');
  const kind = at < 0 ? chosen : chosen.slice(0, at);
  const name = chosen.slice(at + 1);
  const credential = fields.text('credential');
  if (kind === 'development' || kind === 'schoolSeal') return { kind };
  if (kind === 'pkcs11') return { kind, token: name };
  if (kind === 'csc') return { kind, provider: name, ...(credential !== '' && { credential }) };
  throw httpFault('request.invalid');
}

/** An empty field is a secret that the key does not need. */
export function secretsIn(fields: Fields): KeySecrets {
  const [pin, code] = [fields.raw('pin'), fields.raw('code')];
  return toSecrets({ pin: pin === '' ? undefined : pin, code: code === '' ? undefined : code });
}
