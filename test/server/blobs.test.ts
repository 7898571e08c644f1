// Bytes on disk: written once, found whole, never silently wrong.
import { readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../src/kernel/index.ts';
import { blobFolder } from '../../src/server/blobs/index.ts';
import { temporaryFolder } from '../support/house.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (value: string) => Buffer.from(value);
const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2));

describe('blobs', () => {
  it('come back under the hash of their bytes, in the order put', async () => {
    const blobs = blobFolder(folder);
    const contents = [text('một'), text('hai'), text('một'), text('')];
    const hashes = await blobs.putMany(contents);
    expect(hashes).toEqual(contents.map((bytes) => sha256(bytes)));
    for (const [index, hash] of hashes.entries()) {
      expect(Buffer.from(await blobs.get(hash))).toEqual(contents[index]);
    }
    expect(await blobs.putMany([])).toEqual([]);
  });

  it('are written once: putting them again leaves the file alone', async () => {
    const blobs = blobFolder(folder);
    const [hash] = await blobs.putMany([text('một lần')]);
    const before = statSync(placeOf(hash!));
    await blobs.putMany([text('một lần')]);
    expect(statSync(placeOf(hash!))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it('put by many at once are all there, with nothing left over', async () => {
    const contents = Array.from({ length: 40 }, (_, index) => text(`tệp ${index % 10}`));
    await Promise.all(Array.from({ length: 6 }, () => blobFolder(folder).putMany(contents)));
    const blobs = blobFolder(folder);
    for (const bytes of contents) expect(await blobs.has(sha256(bytes))).toBe(true);
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([]);
  });

  it('that rotted or vanished are a fault, not wrong bytes', async () => {
    const blobs = blobFolder(folder);
    const [one, two] = await blobs.putMany([text('nguyên vẹn'), text('mất')]);
    const rotten = readFileSync(placeOf(one!));
    rotten[0]! ^= 1;
    writeFileSync(placeOf(one!), rotten);
    unlinkSync(placeOf(two!));
    await expect(blobs.get(one!)).rejects.toMatchObject({ code: 'blob.damaged' });
    await expect(blobs.get(two!)).rejects.toMatchObject({ code: 'blob.missing' });
    expect(await blobs.has(two!)).toBe(false);
  });

  it('are joined only into the file they should be', async () => {
    const blobs = blobFolder(folder);
    const [a, b] = await blobs.putTogether([text('đầu'), text('đuôi')]);
    expect(a!.blob).toBe(b!.blob);
    expect(a!.blob).toBe(sha256('đầuđuôi'));
    expect(Buffer.from(await blobs.join([a!, b!], sha256('đầuđuôi'))).toString()).toBe('đầuđuôi');
    await expect(blobs.join([b!, a!], sha256('đầuđuôi'))).rejects.toMatchObject({ code: 'blob.damaged' });
    const beyond = { ...b!, length: b!.length + 1 };
    await expect(blobs.join([a!, beyond], sha256('đầuđuôi'))).rejects.toMatchObject({ code: 'blob.damaged' });
    const nowhere = { blob: sha256('không'), start: 0, length: 1 };
    await expect(blobs.join([nowhere], a!.blob)).rejects.toMatchObject({ code: 'blob.missing' });
    expect(await blobs.putTogether([])).toEqual([]);
  });

  it('are read from more files than may be open at once', async () => {
    const blobs = blobFolder(folder);
    const contents = Array.from({ length: 250 }, (_, index) => text(`phần ${index};`));
    const hashes = await blobs.putMany(contents);
    const slices = hashes.map((blob, index) => ({ blob, start: 0, length: contents[index]!.length }));
    const whole = Buffer.concat(contents);
    expect((await blobs.join([...slices, ...slices], sha256(whole, whole))).length).toBe(2 * whole.length);
  });
});
