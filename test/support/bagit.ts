// An independent reading of BagIt 1.0 (RFC 8493): knows the standard and the disk, nothing of the program that packs.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every way the folder departs from RFC 8493 §2; empty for a valid bag (complete, and every digest right: §3). */
export function bagFaults(folder: string): readonly string[] {
  const faults: string[] = [];
  const files = filesOf(folder, faults);
  const payload = files.filter((file) => file.startsWith('data/'));
  const tags = files.filter((file) => !file.startsWith('data/'));
  declaration(folder, tags, faults);
  const manifests = tags.filter((name) => /^manifest-\w+\.txt$/.test(name));
  // §2.1.3: at least one payload manifest; every payload file in every one of them (§2.1.3, "every payload file").
  if (manifests.length === 0) faults.push('no payload manifest');
  for (const manifest of manifests) {
    const listed = entries(folder, manifest, faults);
    for (const [file] of listed)
      if (!file.startsWith('data/')) faults.push(`${manifest}: ${file} is not under data/`);
    compare(folder, manifest, listed, payload, faults);
  }
  for (const manifest of tags.filter((name) => /^tagmanifest-\w+\.txt$/.test(name))) {
    const listed = entries(folder, manifest, faults);
    for (const [file] of listed) {
      // §2.2.1: payload and tag manifests themselves are no business of a tag manifest.
      if (file.startsWith('data/')) faults.push(`${manifest}: lists payload ${file}`);
      if (file.startsWith('tagmanifest-')) faults.push(`${manifest}: lists a tag manifest`);
    }
    for (const name of manifests) if (!listed.has(name)) faults.push(`${manifest}: does not list ${name}`);
    compare(folder, manifest, listed, [], faults);
  }
  fetches(folder, tags, payload, faults);
  oxum(folder, tags, payload, faults);
  return faults;
}

/** §2.1.1: exactly these two lines, UTF-8 without a byte order mark. */
function declaration(folder: string, tags: readonly string[], faults: string[]): void {
  if (!tags.includes('bagit.txt')) return void faults.push('bagit.txt is missing');
  const bytes = readFileSync(path.join(folder, 'bagit.txt'));
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) faults.push('bagit.txt: byte order mark');
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8(\r?\n)?$/.test(bytes.toString()))
    faults.push('bagit.txt is not the declaration of version 1.0');
}

/** §2.1.3: digest in hexadecimal, white space, path; only CR, LF and % are percent-encoded. */
function entries(folder: string, manifest: string, faults: string[]): ReadonlyMap<string, string> {
  const listed = new Map<string, string>();
  const folded = new Set<string>();
  const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path.join(folder, manifest)));
  for (const line of text.split(/\r\n|\r|\n/).filter((one) => one !== '')) {
    const [, digest = '', raw = ''] = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
    if (raw === '') faults.push(`${manifest}: no entry: ${line}`);
    if (/%(?!0[aAdD]|25)/.test(raw)) faults.push(`${manifest}: percent sign not encoded: ${raw}`);
    const file = raw.replace(/%(0[aAdD]|25)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    // §5.1: nothing may lead out of the bag.
    if (/^([/~]|[a-zA-Z]:)/.test(file) || file.includes('\\') || file.split('/').includes('..'))
      faults.push(`${manifest}: leads outside: ${file}`);
    if (file !== file.normalize('NFC')) faults.push(`${manifest}: not composed (NFC): ${file}`);
    const key = file.normalize('NFC').toLowerCase();
    if (listed.has(file) || folded.has(key)) faults.push(`${manifest}: listed twice: ${file}`);
    folded.add(key);
    listed.set(file, digest.toLowerCase());
  }
  return listed;
}

function compare(
  folder: string,
  manifest: string,
  listed: ReadonlyMap<string, string>,
  wanted: readonly string[],
  faults: string[],
): void {
  const algorithm = /-(\w+)\.txt$/.exec(manifest)?.[1] ?? '';
  for (const file of wanted) if (!listed.has(file)) faults.push(`${manifest}: does not list ${file}`);
  for (const [file, digest] of listed) {
    const place = path.join(folder, ...file.split('/'));
    if (!path.resolve(place).startsWith(path.resolve(folder) + path.sep)) continue;
    try {
      const found = createHash(algorithm).update(readFileSync(place)).digest('hex');
      if (found !== digest) faults.push(`${manifest}: ${file} has another digest`);
    } catch {
      faults.push(`${manifest}: ${file} cannot be read`);
    }
  }
}

/** §2.2.3: url, length, path; what is not fetched yet makes the bag incomplete. */
function fetches(
  folder: string,
  tags: readonly string[],
  payload: readonly string[],
  faults: string[],
): void {
  if (!tags.includes('fetch.txt')) return;
  for (const line of readFileSync(path.join(folder, 'fetch.txt'), 'utf8').split('\n').filter(Boolean)) {
    const [, , , file = ''] = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
    if (!file.startsWith('data/')) faults.push(`fetch.txt: no entry: ${line}`);
    else if (!payload.includes(file)) faults.push(`fetch.txt: not there yet: ${file}`);
  }
}

/** §2.2.2: label, colon, value; Payload-Oxum is octets and streams. */
function oxum(folder: string, tags: readonly string[], payload: readonly string[], faults: string[]): void {
  if (!tags.includes('bag-info.txt')) return;
  const lines = readFileSync(path.join(folder, 'bag-info.txt'), 'utf8').split(/\r?\n/).filter(Boolean);
  for (const line of lines)
    if (!/^([^\s:][^:]*[^\s:]|[^\s:]): .+$/.test(line) && !/^[ \t]+\S/.test(line))
      faults.push(`bag-info.txt: no element: ${line}`);
  const found = lines.filter((line) => /^payload-oxum:/i.test(line));
  if (found.length > 1) faults.push('bag-info.txt: Payload-Oxum twice');
  const octets = payload.reduce((sum, file) => sum + lstatSync(path.join(folder, file)).size, 0);
  if (found[0] !== undefined && found[0].slice(13).trim() !== `${octets}.${payload.length}`)
    faults.push(`bag-info.txt: Payload-Oxum is ${octets}.${payload.length}`);
}

function filesOf(folder: string, faults: string[], under = ''): readonly string[] {
  return readdirSync(path.join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) return filesOf(folder, faults, name);
    if (!entry.isFile()) faults.push(`neither file nor folder: ${name}`);
    return [name];
  });
}
