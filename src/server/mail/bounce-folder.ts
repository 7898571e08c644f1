// Letters that came back, in a Maildir that the mail server delivers into.
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { BounceBox } from '../application/index.ts';
import { readDeliveryReport } from './delivery-report.ts';

/** Reports are small; what quotes a long letter has said what matters before this. */
const MOST_BYTES = 256 * 1024;

/**
 * Read ones move from `new` to `cur`, marked as seen; what is no report moves there unseen, for people to read.
 * @param folder with `new` and `cur`, made when missing
 */
export function bounceFolder({
  folder,
  returnPath,
}: {
  readonly folder: string;
  readonly returnPath: string;
}): BounceBox {
  const fresh = path.join(folder, 'new');
  const read = path.join(folder, 'cur');
  return {
    waiting: async (limit) => {
      for (const place of [fresh, read, path.join(folder, 'tmp')])
        await mkdir(place, { recursive: true, mode: 0o700 });
      const names = (await readdir(fresh)).filter((name) => !name.startsWith('.')).sort();
      return Promise.all(
        names.slice(0, limit).map(async (name) => ({
          name,
          report: readDeliveryReport(await beginning(path.join(fresh, name)), returnPath),
        })),
      );
    },
    done: async (name, understood) => {
      const bare = name.split(':')[0] ?? name;
      await rename(path.join(fresh, name), path.join(read, `${bare}:2,${understood ? 'S' : ''}`));
    },
  };
}

async function beginning(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
