// Blobs in an object store: the same promises as in a folder, against a real S3 server with trouble in between.
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { sha256 } from '../../../src/kernel/index.ts';
import { blobsPlace, openBlobs, type BlobStore } from '../../../src/server/blobs/index.ts';
import { temporaryFolder } from '../../support/house.ts';
import { endS3, useS3, type TestS3 } from '../../support/s3/server.ts';
import { troubledS3, type TroubledS3 } from '../../support/s3/trouble.ts';

let s3: TestS3;
let trouble: TroubledS3;
beforeAll(async () => {
  s3 = useS3();
  process.env.GIAPLAI_S3_PATIENCE = '1';
  trouble = await troubledS3(s3.endpoint);
}, 120_000);
afterAll(async () => {
  await trouble.close();
  endS3();
});

let home: string;
let place: string;
beforeEach(() => {
  home = temporaryFolder();
  place = s3.freshPlace();
  trouble.make(null);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
};
const text = (value: string) => Buffer.from(value);
const through = (endpoint: string, of = home): BlobStore =>
  openBlobs(blobsPlace(of, place, { ...process.env, GIAPLAI_S3_ENDPOINT: endpoint }));
const blobs = (of = home) => through(s3.endpoint, of);
const cacheOf = (hash: string) => path.join(home, 'blob-cache', hash.slice(0, 2), hash.slice(2));
const forget = () => rmSync(path.join(home, 'blob-cache'), { recursive: true, force: true });

/** As somebody with the keys of the store would, past the program. */
async function overwrite(hash: string, body: Buffer): Promise<void> {
  const { endpoint, bucket } = s3;
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true });
  const Key = `${place.replace(`s3://${bucket}/`, '')}/${hash.slice(0, 2)}/${hash.slice(2)}`;
  await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: body }));
}

describe('blobs in an object store', () => {
  it('come back under the hash of their bytes in another process with nothing but the store', async () => {
    const contents = [text('một'), text('hai'), text('một'), text(''), Buffer.alloc(5_000_000, 7)];
    const hashes = await blobs().putMany(contents);
    expect(hashes).toEqual(contents.map((bytes) => sha256(bytes)));
    const other = temporaryFolder();
    for (const [index, hash] of hashes.entries())
      expect(Buffer.from(await blobs(other).get(hash)).equals(contents[index]!)).toBe(true);
    expect(await blobs().has(hashes[0]!)).toBe(true);
    expect(await blobs().has(sha256('không có'))).toBe(false);
    await expect(blobs().get(sha256('không có'))).rejects.toMatchObject({ code: 'blob.missing' });
    rmSync(other, { recursive: true });
  });

  it('put by several at once are there once, whether the server knows conditions or is asked before', async () => {
    const contents = Array.from({ length: 12 }, (_, index) => text(`tệp ${index % 4}`));
    for (const kind of [null, 'conditional'] as const) {
      place = s3.freshPlace();
      trouble.make(kind);
      await Promise.all([1, 2, 3].map(() => through(trouble.endpoint).putMany(contents)));
      forget();
      for (const bytes of contents) expect(await blobs().get(sha256(bytes))).toEqual(bytes);
    }
    expect(trouble.made()).toBeGreaterThan(3);
  });

  it('come as slices by range the first time, and whole into the cache when asked for again', async () => {
    const [first, second] = await blobs().putTogether([text('bản gốc'), text(' và chữ ký')]);
    forget();
    const store = through(trouble.endpoint);
    const whole = sha256('bản gốc');
    expect(Buffer.from(await store.join([first!], whole)).toString()).toBe('bản gốc');
    expect(existsSync(cacheOf(first!.blob))).toBe(false);
    const both = await store.join([first!, second!], sha256('bản gốc và chữ ký'));
    expect(Buffer.from(both).toString()).toBe('bản gốc và chữ ký');
    expect(statSync(cacheOf(first!.blob)).size).toBe(first!.length + second!.length);
    await expect(store.join([second!], whole)).rejects.toMatchObject({ code: 'blob.damaged' });
  });

  it('are served from a cache that may rot, vanish or be full without anybody noticing', async () => {
    const [hash] = await blobs().putMany([text('sự thật ở kho')]);
    writeFileSync(cacheOf(hash!), 'sự giả ở đây..');
    expect(Buffer.from(await blobs().get(hash!)).toString()).toBe('sự thật ở kho');
    const slice = { blob: hash!, start: 0, length: text('sự thật ở kho').length };
    writeFileSync(cacheOf(hash!), Buffer.alloc(slice.length));
    expect(Buffer.from(await blobs().join([slice], hash!)).toString()).toBe('sự thật ở kho');
    forget();
    writeFileSync(path.join(home, 'blob-cache'), 'không phải thư mục');
    expect(Buffer.from(await blobs().get(hash!)).toString()).toBe('sự thật ở kho');
    await blobs().putMany([text('vẫn ghi được')]);
  });

  it('are kept in the cache only up to its bound', async () => {
    const small = { ...process.env, GIAPLAI_BLOB_CACHE: '0.01' };
    const store = openBlobs(blobsPlace(home, place, small));
    for (let index = 0; index < 12; index += 1) await store.putMany([Buffer.alloc(2_000, index)]);
    const kept = readdirSync(path.join(home, 'blob-cache'), { recursive: true, encoding: 'utf8' });
    expect(kept.filter((name) => /[0-9a-f]{62}$/.test(name)).length).toBeLessThanOrEqual(6);
    expect(await store.get(sha256(Buffer.alloc(2_000, 0)))).toHaveLength(2_000);
  });

  it.each(['busy', 'cutOff', 'lost', 'silent', 'lying'] as const)(
    'are written once although answers are %s, and read although they are again',
    async (kind) => {
      const store = through(trouble.endpoint);
      trouble.make(kind, 2, ({ method }) => method === 'PUT');
      const [hash] = await store.putMany([text(`bền ${kind}`)]);
      if (kind !== 'lost' && kind !== 'cutOff') expect(trouble.made()).toBe(2);
      forget();
      trouble.make(kind === 'lying' ? 'altered' : kind, 1, ({ method }) => method === 'GET');
      expect(Buffer.from(await store.get(hash!)).toString()).toBe(`bền ${kind}`);
      expect(trouble.made()).toBe(1);
    },
    30_000,
  );

  it('that were altered in the store are refused and reported, and never written over', async () => {
    const [hash] = await blobs().putMany([text('đã ký')]);
    await overwrite(hash!, text('đã sửa'));
    forget();
    await expect(blobs().get(hash!)).rejects.toMatchObject({ code: 'blob.damaged', details: { hash } });
    const slice = { blob: hash!, start: 0, length: 5 };
    await expect(blobs().join([slice], hash!)).rejects.toMatchObject({ code: 'blob.damaged' });
    const [other] = await blobs().putMany([text('hồ sơ khác')]);
    const read = await blobs().reading(
      [
        { segments: [slice], whole: hash! },
        { segments: [{ blob: other!, start: 0, length: text('hồ sơ khác').length }], whole: other! },
      ],
      (document) => {
        expect(codeOf(() => document([slice], hash!))).toBe('blob.damaged');
        return document([], other!);
      },
    );
    expect(read.bytes.toString()).toBe('hồ sơ khác');
    expect(read.digest.digest('hex')).toBe(other);
    await expect(blobs().putMany([text('đã ký')])).rejects.toMatchObject({ code: 'blob.damaged' });
  });

  it('say why they cannot be had: away, refused, no bucket, a wrong setting', async () => {
    const [hash] = await blobs().putMany([text('xa')]);
    forget();
    trouble.make('busy');
    await expect(through(trouble.endpoint).get(hash!)).rejects.toMatchObject({ code: 'objects.unreachable' });
    const document = { segments: [{ blob: hash!, start: 0, length: 2 }], whole: hash! };
    const reading = through(trouble.endpoint).reading([document], () => 'không tới đây');
    await expect(reading).rejects.toMatchObject({ code: 'objects.unreachable' });
    await expect(through('http://127.0.0.1:9').works()).rejects.toMatchObject({
      code: 'objects.unreachable',
    });
    const { AWS_SECRET_ACCESS_KEY: secret } = process.env;
    process.env.AWS_SECRET_ACCESS_KEY = 'sai';
    const refused = blobs();
    await expect(refused.works()).rejects.toMatchObject({ code: 'objects.refused' });
    await expect(refused.putMany([text('sai')])).rejects.toMatchObject({ code: 'objects.refused' });
    process.env.AWS_SECRET_ACCESS_KEY = secret;
    place = 's3://none-such/x';
    await expect(blobs().works()).rejects.toMatchObject({ code: 'objects.bucketMissing' });
    await expect(blobs().putMany([text('x')])).rejects.toMatchObject({ code: 'objects.bucketMissing' });
    for (const wrong of ['s3://', 's3://A_B/x', 's3://abc/../x', 's3://abc//x', 'https://abc/x', ''])
      expect(codeOf(() => blobsPlace(home, wrong))).toBe('objects.badPlace');
  }, 30_000);

  it('are read and written although this machine’s clock is hours off', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * 3_600_000);
    const [hash] = await blobs().putMany([text('đồng hồ sai')]);
    forget();
    expect(Buffer.from(await blobs().get(hash!)).toString()).toBe('đồng hồ sai');
    now.mockRestore();
  });
});
