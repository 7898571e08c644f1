// What somebody with keys of their own could make of a true book: taken apart, changed, drawn and signed again.
import {
  attachedFile,
  attachedSnapshot,
  BOOK_REPORT,
  BOOK_REPORT_DATA,
  draftBook,
  type PupilBookSnapshot,
} from '../../src/documents/index.ts';
import { sha256 } from '../../src/kernel/index.ts';
import { testPki } from './pki.ts';
import { firstSigned } from './signed-transcripts.ts';
import { signed } from './signing.ts';
import { sampleImprint } from './snapshots.ts';

export interface Parts {
  readonly snapshot: PupilBookSnapshot;
  readonly years: readonly Uint8Array[];
}

export const partsOf = (book: Uint8Array): Parts => {
  const snapshot = attachedSnapshot(book)!.snapshot as unknown as PupilBookSnapshot;
  return { snapshot, years: snapshot.years.map(({ file }) => attachedFile(book, file, 1 << 26)!) };
};

/** With another file in the place of year `index`, named as it is: only its contents tell. */
export const withYear = ({ snapshot, years }: Parts, index: number, file: Uint8Array): Parts => ({
  snapshot: {
    ...snapshot,
    years: snapshot.years.map((year, at) => {
      const inside = attachedSnapshot(file);
      return at === index
        ? {
            ...year,
            snapshotHash: inside?.snapshotHash ?? year.snapshotHash,
            document: { ...year.document, fileHash: sha256(file) },
          }
        : year;
    }),
  },
  years: years.map((year, at) => (at === index ? file : year)),
});

export interface Forging {
  readonly seal: string;
  /** What is done to the drawn file before anybody signs it. */
  readonly tamper?: (draft: Buffer) => Buffer;
}

/** Drawn by the house's own code and signed by whoever: valid signatures over whatever `parts` say. */
export function forged(
  book: Uint8Array,
  { snapshot, years }: Parts,
  { seal, tamper = (draft) => draft }: Forging,
): Buffer {
  const report = attachedFile(book, BOOK_REPORT, 1 << 26)!;
  const reportData = attachedFile(book, BOOK_REPORT_DATA, 1 << 26)!;
  const { bytes, manifest } = draftBook(snapshot, { years, report, reportData }, sampleImprint);
  const of = (...purposes: readonly string[]) =>
    manifest.slots.flatMap(({ field, purpose }) => (purposes.includes(purpose) ? [field] : []));
  const leader = snapshot.signatories[0].name;
  const keyOf = (name: string) => testPki().issue({ name, profile: 'p256' }).device;
  const first = signed(tamper(Buffer.from(bytes)), keyOf(leader), of('principal'), {
    at: firstSigned,
    name: leader,
  });
  return signed(first, keyOf(seal), of('seal', 'sealSlice'), { at: firstSigned, name: seal });
}
