// Waits for an S3-compatible server that is starting and makes the bucket: node scripts/s3-bucket.mjs http://KEY:SECRET@HOST/BUCKET
import { setTimeout as pause } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

const { origin, username, password, pathname } = new URL(process.argv[2]);
const client = new S3Client({
  endpoint: origin,
  region: 'us-east-1',
  forcePathStyle: true,
  maxAttempts: 1,
  credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
});
for (const until = Date.now() + 60_000; ;) {
  try {
    await client.send(new CreateBucketCommand({ Bucket: pathname.slice(1) }));
    break;
  } catch (failure) {
    if (failure.name === 'BucketAlreadyOwnedByYou') break;
    if (Date.now() > until) throw failure;
    await pause(100);
  }
}
