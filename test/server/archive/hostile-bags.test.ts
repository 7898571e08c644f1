// The reader of the standard that the tests use is itself put to the test: every fault of a bag is seen.
import { mkdirSync, rmSync, symlinkSync, writeFileSync, readFileSync, appendFileSync } from 'node:fs';
import path from 'node:path';
import { instant } from '../../../src/kernel/index.ts';
import { archiveFolder } from '../../../src/server/blobs/index.ts';
import { bagTags, type PackageFile } from '../../../src/server/application/index.ts';
import { bagFaults } from '../../support/bagit.ts';
import { temporaryFolder } from '../../support/house.ts';

const label = { organisation: 'Trường Ví Dụ', description: 'Gói', at: instant(0), notes: { Ghi: 'chú' } };
let root: string;
let bag: string;
beforeEach(async () => {
  root = temporaryFolder();
  const files = async function* (): AsyncGenerator<PackageFile> {
    yield { path: 'data/Học bạ/một 100%.txt', bytes: Buffer.from('một') };
    yield { path: 'data/hai.txt', bytes: Buffer.from('hai') };
    await Promise.resolve();
  };
  const placed = await archiveFolder(root).place(['8A1'], 'gói', files(), (payload) =>
    bagTags(payload, label),
  );
  bag = placed.folder;
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (file: string) => path.join(bag, file);
const rewrite = (file: string, change: (text: string) => string) =>
  writeFileSync(at(file), change(readFileSync(at(file), 'utf8')));

it('finds nothing wrong with what the shelf writes, odd names included', () => {
  expect(bagFaults(bag)).toEqual([]);
  expect(readFileSync(at('manifest-sha256.txt'), 'utf8')).toContain('data/Học bạ/một 100%25.txt');
});

it.each<[string, RegExp, () => void]>([
  ['a changed file', /another digest/, () => writeFileSync(at('data/hai.txt'), 'Hai')],
  ['a lost file', /cannot be read/, () => rmSync(at('data/hai.txt'))],
  ['a file nobody listed', /does not list/, () => writeFileSync(at('data/ba.txt'), 'ba')],
  [
    'a changed manifest',
    /another digest/,
    () => rewrite('manifest-sha256.txt', (text) => text.toUpperCase().replaceAll('DATA', 'data')),
  ],
  ['another version', /declaration/, () => rewrite('bagit.txt', (text) => text.replace('1.0', '9.0'))],
  ['no declaration', /missing/, () => rmSync(at('bagit.txt'))],
  [
    'a wrong sum of octets',
    /Payload-Oxum is/,
    () => rewrite('bag-info.txt', (text) => text.replace(/Oxum: \d+/, 'Oxum: 1')),
  ],
  [
    'a way out',
    /leads outside/,
    () => appendFileSync(at('manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../x\n`),
  ],
  [
    'a bare percent sign',
    /not encoded/,
    () => rewrite('manifest-sha256.txt', (text) => text.replace('%25', '%')),
  ],
  ['a name taken apart', /NFC/, () => rewrite('manifest-sha256.txt', (text) => text.normalize('NFD'))],
  ['a link', /neither file nor folder/, () => symlinkSync('/etc/hostname', at('data/link'))],
  [
    'what was never fetched',
    /not there yet/,
    () => writeFileSync(at('fetch.txt'), 'https://example.vn/x - data/x.pdf\n'),
  ],
  [
    'no manifest at all',
    /no payload manifest/,
    () => ['256', '512'].forEach((bits) => rmSync(at(`manifest-sha${bits}.txt`))),
  ],
  [
    'a folder in place of a file',
    /cannot be read/,
    () => {
      rmSync(at('data/hai.txt'));
      mkdirSync(at('data/hai.txt'));
    },
  ],
])('sees %s', (_, fault, harm) => {
  harm();
  expect(bagFaults(bag).join('\n')).toMatch(fault);
});
