// Targets of the archive in an object store, known by the mark among their objects as a disk is by its own.
import { createHash } from 'node:crypto';
import { sha256 } from '../../../kernel/index.ts';
import { archiveFault } from '../../application/on-threads/index.ts';
import type { ArchiveMedia } from '../../application/index.ts';
import { MARK, markText, readMark } from '../medium-mark.ts';
import { openBucket, type Bucket } from './bucket.ts';
import { packageBucket } from './package-bucket.ts';
import { bucketPlace } from './place.ts';

/** Contract: see ArchiveMedia in server/application/ports; everything also throws Fault `objects.*`. */
export const mediaInBuckets: ArchiveMedia = {
  mark: async (location, wanted) => {
    const bucket = openBucket(bucketPlace(location));
    const there = await markIn(bucket);
    if (there) return there.id;
    const bytes = Buffer.from(markText(wanted));
    const md5 = createHash('md5').update(bytes).digest('hex');
    await bucket.put(MARK, { length: bytes.length, sha256: sha256(bytes), md5, open: () => bytes });
    // Should somebody else have been faster, it is theirs.
    return (await markIn(bucket))?.id ?? wanted.id;
  },
  open: async (location, id) => {
    const bucket = openBucket(bucketPlace(location));
    const there = await markIn(bucket);
    if (!there) throw archiveFault('archive.mediumAbsent', { location });
    if (there.id !== id) throw archiveFault('archive.mediumOther', { location, found: there.name });
    return packageBucket(bucket);
  },
  look: async (location) => {
    const bucket = openBucket(bucketPlace(location));
    await bucket.works();
    return packageBucket(bucket);
  },
};

const markIn = async (bucket: Bucket) => readMark((await bucket.get(MARK))?.toString('utf8') ?? '');
