// A timestamp authority with a root of its own, made by openssl alone: somebody else's idea of one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './programs.ts';

/** Leaves tsa-root.{key,pem,der}, tsa.{key,pem,der} and tsa.cnf for `openssl ts -reply` in the folder. */
export function makeOpensslAuthority(folder: string): void {
  const path = (name: string) => join(folder, name);
  const openssl = (line: string, ...more: readonly string[]) => {
    const { status, output } = runProgram('openssl', [...line.split(' '), ...more]);
    if (status !== 0) throw new Error(output);
  };
  writeFileSync(
    path('tsa.ext'),
    'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n',
  );
  writeFileSync(path('tsa.serial'), '01\n');
  writeFileSync(path('tsa.cnf'), configuration(path));
  const root = ['-keyout', path('tsa-root.key'), '-out', path('tsa-root.pem')];
  openssl('req -x509 -newkey rsa:2048 -nodes -days 2 -subj', '/CN=TSA Root', ...root);
  openssl('x509 -outform DER -in', path('tsa-root.pem'), '-out', path('tsa-root.der'));
  openssl('req -newkey rsa:2048 -nodes -subj /CN=TSA -keyout', path('tsa.key'), '-out', path('tsa.csr'));
  const by = ['-CA', path('tsa-root.pem'), '-CAkey', path('tsa-root.key'), '-extfile', path('tsa.ext')];
  openssl('x509 -req -days 1 -in', path('tsa.csr'), ...by, '-out', path('tsa.pem'));
  openssl('x509 -outform DER -in', path('tsa.pem'), '-out', path('tsa.der'));
}

const configuration = (path: (name: string) => string): string => `
[tsa]
default_tsa = tsa1
[tsa1]
serial = ${path('tsa.serial')}
crypto_device = builtin
signer_cert = ${path('tsa.pem')}
certs = ${path('tsa-root.pem')}
signer_key = ${path('tsa.key')}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1, millisecs:500, microsecs:100
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;
