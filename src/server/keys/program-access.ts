// How this program signs in at a remote signing service, with the name and secret that its operator gave.
import { clientCredentials, cscClient, type TokenSource } from '../../signing/devices/index.ts';

export interface ProgramName {
  readonly service: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The service itself tells where its authorization server is. */
export function programAccess({ service, clientId, clientSecret }: ProgramName): TokenSource {
  let source: Promise<TokenSource> | undefined;
  const open = async () => {
    const { oauth2: server = service } = await cscClient({ service, access: noAccess }).info();
    const secret = () => Promise.resolve(new Uint8Array(Buffer.from(clientSecret, 'utf8')));
    return clientCredentials({ server, clientId, clientSecret: secret });
  };
  const opened = () => {
    if (source === undefined) {
      source = open();
      // A service that was down is asked again.
      source.catch(() => (source = undefined));
    }
    return source;
  };
  return {
    token: async () => (await opened()).token(),
    forget: () => void source?.then(({ forget }) => forget()),
  };
}

/** `info` is asked without a token (CSC API v2.0 §11.1). */
const noAccess: TokenSource = { token: () => Promise.resolve(''), forget: () => undefined };
