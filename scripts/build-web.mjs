// Bundles what browsers load into dist/web: scripts and styles under names that change with their content, each also
// compressed, and a manifest that says which is which. Nothing is written when no source is newer.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const browser = join(root, 'src/server/web/browser');
const place = join(root, 'dist/web');
/** Built aside: a build that fails leaves the former pages as they are. */
const out = join(root, `dist/web-${process.pid}`);
const manifest = join(place, 'manifest.json');

if (isStale()) {
  mkdirSync(out, { recursive: true });
  process.on('exit', () => rmSync(out, { recursive: true, force: true }));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['app.ts', 'viewer.ts', 'theme.ts', 'styles/app.css'].map((name) => join(browser, name)),
    outdir: out,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    loader: { '.svg': 'dataurl' },
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
  });
  const names = Object.fromEntries(
    Object.entries(metafile.outputs)
      .filter(([, { entryPoint }]) => entryPoint !== undefined)
      .map(([file, { entryPoint }]) => [basename(entryPoint), basename(file)]),
  );
  // The worker of pdf.js is a program of its own and is taken as it comes.
  const worker = readFileSync(join(root, 'node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs'));
  names['pdf.worker.mjs'] = `pdf.worker-${createHash('sha256').update(worker).digest('hex').slice(0, 8)}.js`;
  writeFileSync(join(out, names['pdf.worker.mjs']), worker);
  for (const name of readdirSync(out)) compress(join(out, name));
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(names, null, 2)}\n`);
  rmSync(place, { recursive: true, force: true });
  renameSync(out, place);
}

function compress(file) {
  if (!/\.(js|css)$/.test(file)) return;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 400_000 ? 9 : 11 };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}

function isStale() {
  if (!existsSync(manifest)) return true;
  const made = statSync(manifest).mtimeMs;
  const sources = [browser, join(root, 'src/assessment'), join(root, 'src/kernel')].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return [...sources, join(root, 'package-lock.json'), fileURLToPath(import.meta.url)].some((file) => {
    const { mtimeMs } = statSync(file);
    if (mtimeMs > made) console.log(`web: ${relative(root, file)} is newer`);
    return mtimeMs > made;
  });
}
