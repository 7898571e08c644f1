// An authenticator in software (Web Authentication Level 3 §6): one ES256 key, honest unless told otherwise.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Ceremony {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  /** Finger, face or PIN. */
  readonly userVerified?: boolean;
  /** What the device claims to have signed so far. */
  readonly counter?: number;
  readonly challenge?: string;
}

interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

const UP = 0x01;
const UV = 0x04;
const AT = 0x40;

export function softwareAuthenticator(site: { readonly id: string; readonly origin: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
  const credentialId = randomBytes(32);
  let counter = 0;
  let userHandle = '';
  const id = credentialId.toString('base64url');

  const clientData = (type: string, options: Options, told: Ceremony) =>
    Buffer.from(
      JSON.stringify({
        type: told.type ?? type,
        challenge: told.challenge ?? options.challenge,
        origin: told.origin ?? site.origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (flags: number, told: Ceremony, attested = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(told.counter ?? (counter += 1));
    const verified = told.userVerified === false ? 0 : UV;
    const rpIdHash = createHash('sha256')
      .update(told.rpId ?? site.id)
      .digest();
    return Buffer.concat([rpIdHash, Buffer.of(flags | UP | verified), count, attested]);
  };

  return {
    id,
    create: (options: object, told: Ceremony = {}) => {
      const asked = options as Options;
      userHandle = asked.user?.id ?? '';
      const coseKey = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, 32), credentialId, coseKey]);
      const authData = authenticatorData(AT, told, attested);
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.of(authData.length),
        authData,
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', asked, told).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      });
    },
    get: (options: object, told: Ceremony & { readonly userHandle?: string } = {}) => {
      const clientDataJSON = clientData('webauthn.get', options as Options, told);
      const authData = authenticatorData(0, told);
      const signed = Buffer.concat([authData, createHash('sha256').update(clientDataJSON).digest()]);
      return answer({
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        userHandle: told.userHandle ?? userHandle,
      });
    },
  };

  function answer(response: object) {
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}
