// The house's import table (docs/architecture.md), enforced by `npm run check`.
const only = (name, from, allowed) => ({
  name: `${name}-imports-only`,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed, 'node_modules/@types/'] },
});
const kernel = '^src/kernel/index\\.ts$';
const pkg = (...names) => names.map((n) => `(^|/)node_modules/${n}/`);
const core = (...names) => names.map((n) => `^(node:)?${n}$`);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'src-never-imports-test',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'folders-are-entered-by-index',
      severity: 'error',
      from: { path: '^src/(kernel|assessment|policies|workbooks|workflows|documents|signing)/' },
      to: {
        path: '^src/(kernel|assessment|policies|workbooks|workflows|documents|signing)/',
        pathNot: ['^src/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'house-is-entered-by-index',
      severity: 'error',
      from: { path: '^(src/server|src/cli|bench|certs-dev)' },
      to: {
        path: '^src/(kernel|assessment|policies|workbooks|workflows|documents|signing)/',
        pathNot: ['/index\\.ts$'],
      },
    },
    only('kernel', '^src/kernel/', core('crypto')),
    // Also bundled for browsers: nothing of Node.
    only('assessment', '^src/assessment/', ['^src/kernel/pure/index\\.ts$']),
    only('pure-kernel', '^src/kernel/pure/', ['^src/kernel/(?!sha256|ids|index)[\\w-]+\\.ts$']),
    only('workbooks', '^src/workbooks/', [
      kernel,
      '^src/assessment/index\\.ts$',
      ...core('stream', 'buffer', 'events', 'zlib'),
      ...pkg('@protobi/exceljs', 'yauzl'),
    ]),
    only('policies', '^src/policies/', [kernel, ...pkg('ajv')]),
    only('workflows', '^src/workflows/', [kernel, ...pkg('xstate')]),
    only('documents', '^src/documents/', [
      kernel,
      '^src/signing/pdf/index\\.ts$',
      // The shape of appearances; types only, see the rule below.
      '^src/signing/index\\.ts$',
      ...core('crypto', 'zlib', 'buffer', 'fs', 'module'),
      ...pkg('qrcode', 'pngjs', '@expo-google-fonts/tinos'),
    ]),
    {
      name: 'documents-take-only-types-from-signing',
      severity: 'error',
      from: { path: '^src/documents/' },
      to: { path: '^src/signing/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    only('signing-core', '^src/signing/(?!devices/|authorities/)', [
      kernel,
      '^src/signing/index\\.ts$',
      ...core('crypto', 'zlib', 'buffer'),
    ]),
    only('devices', '^src/signing/devices/', [
      kernel,
      '^src/signing/',
      ...core('crypto', 'buffer'),
      ...pkg('node-forge', 'pkcs11js', '@signpdf/utils'),
    ]),
    only('authorities', '^src/signing/authorities/', [
      kernel,
      '^src/signing/',
      ...core('crypto', 'buffer', 'timers/promises'),
    ]),
    only('library', '^src/library/', [
      kernel,
      '^src/signing/(devices/|authorities/)?index\\.ts$',
      '^src/documents/(appearance|artwork)/index\\.ts$',
    ]),
    only('application', '^src/server/application/', [
      kernel,
      '^src/(assessment|policies|workbooks|workflows|documents|signing)/index\\.ts$',
      '^src/signing/devices/index\\.ts$',
      // Check sums of ZIP files that are taken away; whose work is under way.
      ...core('crypto', 'buffer', 'zlib', 'async_hooks', 'timers/promises'),
    ]),
    only('persistence', '^src/server/persistence/', [
      kernel,
      '^src/server/application/index\\.ts$',
      '^src/workflows/index\\.ts$',
      ...core('crypto', 'path', 'fs', 'timers/promises', 'fs/promises', 'module', 'worker_threads'),
      ...pkg('typeorm', 'better-sqlite3', 'pg'),
    ]),
    only('http', '^src/server/http/', [
      kernel,
      '^src/server/application/index\\.ts$',
      '^src/(assessment|policies|workbooks|workflows|documents|signing)/index\\.ts$',
      '^src/server/log\\.ts$',
      ...core('crypto', 'stream', 'stream/promises', 'http', 'net', 'fs', 'path'),
      ...pkg('express', 'ajv', 'ajv-formats', 'prom-client'),
    ]),
    only('web', '^src/server/web/(?!browser/)', [
      kernel,
      '^src/server/(application|http)/index\\.ts$',
      '^src/(assessment|policies|workbooks|workflows|documents|signing)/index\\.ts$',
      // How typed marks are read is the same on both sides, and needs nothing of a browser.
      '^src/server/web/browser/sheet/typed\\.ts$',
      ...core('crypto', 'fs', 'path'),
      ...pkg('express', 'compression', 'preact', 'preact-render-to-string', 'qrcode'),
    ]),
    only('web-browser', '^src/server/web/browser/', [
      '^src/assessment/index\\.ts$',
      ...pkg(
        '@hotwired/turbo',
        '@hotwired/stimulus',
        '@simplewebauthn/browser',
        '@tabler/core',
        'pdfjs-dist',
        'node-forge',
      ),
    ]),
    only('blobs', '^src/server/blobs/', [
      kernel,
      '^src/server/application/(on-threads/)?index\\.ts$',
      ...core('crypto', 'path', 'fs', 'fs/promises', 'buffer', 'stream', 'timers/promises'),
      ...pkg('@aws-sdk/client-s3'),
    ]),
    {
      // A thread loads what its modules name, and the use cases are hundreds of modules.
      name: 'threads-load-little',
      severity: 'error',
      from: { path: '^src/server/(blobs|jobs)/', pathNot: '^src/server/jobs/postgres/' },
      to: { path: '^src/server/application/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    only('jobs', '^src/server/jobs/', [
      kernel,
      '^src/server/(application|application/on-threads|blobs)/index\\.ts$',
      '^src/(documents|signing|workbooks)/index\\.ts$',
      '^src/signing/devices/index\\.ts$',
      ...core('crypto', 'worker_threads', 'os'),
      ...pkg('pg-boss'),
    ]),
    only('credentials', '^src/server/credentials/', [
      kernel,
      '^src/server/application/index\\.ts$',
      ...core('crypto', 'buffer'),
      ...pkg('argon2', 'otpauth', '@simplewebauthn/server', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common'),
    ]),
    only('backup', '^src/server/backup/', [
      kernel,
      '^src/server/(application|blobs|persistence)/index\\.ts$',
      '^src/server/installation\\.ts$',
      ...core('crypto', 'path', 'fs', 'fs/promises'),
    ]),
    only('mail', '^src/server/mail/', [
      kernel,
      '^src/server/application/index\\.ts$',
      ...core('path', 'fs', 'fs/promises', 'crypto'),
      ...pkg('nodemailer'),
    ]),
    only('examining', '^src/server/examining/', [
      kernel,
      '^src/server/(application|blobs|persistence)/index\\.ts$',
      '^src/(documents|signing)/index\\.ts$',
      ...core('worker_threads', 'path'),
    ]),
    only('keys', '^src/server/keys/', [
      kernel,
      '^src/server/(application/index|faults)\\.ts$',
      '^src/cli/anchors\\.ts$',
      '^src/signing/devices/index\\.ts$',
      ...core('fs', 'path', 'buffer'),
      ...pkg('ajv'),
    ]),
    only('webhooks', '^src/server/webhooks/', [
      kernel,
      '^src/server/application/index\\.ts$',
      ...core('dns/promises', 'http', 'https', 'net'),
    ]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
