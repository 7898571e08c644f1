// Writes the bill of materials of what production installs (CycloneDX 1.5), from the lock file alone: the same each time.
// `npm sbom --omit=dev` leaves out packages that development also needs, so the lock file is read here.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const lock = readFileSync(join(root, 'package-lock.json'));
const { packages } = JSON.parse(lock);
const installed = Object.entries(packages).filter(([, { dev, devOptional }]) => !dev && !devOptional);
const nameOf = (path, { name }) => name ?? path.split('node_modules/').at(-1);
const reference = (path) => `${nameOf(path, packages[path])}@${packages[path].version}`;
const purl = (path) => {
  const [scope, name] = nameOf(path, packages[path])
    .match(/^(?:(@[^/]+)\/)?(.+)$/)
    .slice(1);
  return `pkg:npm/${scope ? `${encodeURIComponent(scope)}/` : ''}${name}@${packages[path].version}`;
};

const component = (path) => {
  const { version, license, integrity } = packages[path];
  return {
    type: path === '' ? 'application' : 'library',
    'bom-ref': reference(path),
    name: nameOf(path, packages[path]),
    version,
    purl: purl(path),
    ...(integrity && { hashes: integrity.split(' ').map(hash) }),
    ...(license && {
      licenses: [/[ ()]/.test(license) ? { expression: license } : { license: { id: license } }],
    }),
  };
};

function hash(integrity) {
  const [algorithm, digest] = integrity.split(/-(.*)/s);
  const content = Buffer.from(digest, 'base64').toString('hex');
  return { alg: { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' }[algorithm], content };
}

/** Where Node looks: beside the package, then further out. */
function found(from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const path = `${place}${place === '' ? '' : '/'}node_modules/${name}`;
    if (path in packages) return path;
    if (place === '') return undefined;
  }
}

const dependencies = installed.map(([path, { dependencies = {}, optionalDependencies = {} }]) => ({
  ref: reference(path),
  dependsOn: Object.keys({ ...dependencies, ...optionalDependencies })
    .map((name) => found(path, name))
    .filter((other) => other !== undefined)
    .map(reference)
    .sort(),
}));

const unique = (list, by) => [...new Map(list.map((one) => [by(one), one])).values()];
const digest = createHash('sha256').update(lock).digest('hex');
const serial = [0, 8, 12, 16, 20, 32].map((at, i, cuts) => digest.slice(at, cuts[i + 1])).slice(0, 5);

const bill = {
  $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: `urn:uuid:${serial.join('-')}`,
  version: 1,
  metadata: { component: component('') },
  components: unique(
    installed.filter(([path]) => path !== '').map(([path]) => component(path)),
    (one) => one['bom-ref'],
  ),
  dependencies: unique(dependencies, ({ ref }) => ref),
};

const to = process.argv[2] ?? join(root, 'dist/sbom.cdx.json');
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, `${JSON.stringify(bill, null, 2)}\n`);
process.stdout.write(`${to}: ${bill.components.length} packages\n`);
