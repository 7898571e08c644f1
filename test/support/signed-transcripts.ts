// Transcripts signed by everybody, and their successors: honest ones, and what somebody with keys of their own could make.
import {
  baseFonts,
  differencesBetween,
  draftDocument,
  personalAppearance,
  type Slot,
  type Supersession,
  type TranscriptSnapshot,
} from '../../src/documents/index.ts';
import { canonicalJson, instant, sha256 } from '../../src/kernel/index.ts';
import type { Instant } from '../../src/kernel/index.ts';
import { createVerifier, parseCertificate } from '../../src/signing/index.ts';
import type { VerificationReport } from '../../src/signing/index.ts';
import { testPki } from './pki.ts';
import { signed } from './signing.ts';
import { sampleImprint, sampleRows, sampleSubjects, sampleTranscript } from './snapshots.ts';

export const firstSigned: Instant = instant('2026-05-28T09:10:11+07:00');
export const secondSigned: Instant = instant('2026-06-20T10:00:00+07:00');
export const thirdSigned: Instant = instant('2026-07-01T10:00:00+07:00');

const keys = new Map<string, ReturnType<ReturnType<typeof testPki>['issue']>>();
const deviceOf = (name: string) => {
  const known = keys.get(name) ?? testPki().issue({ name, profile: 'p256' });
  keys.set(name, known);
  return known.device;
};

export const verifySigned = (pdf: Uint8Array): VerificationReport =>
  createVerifier({
    anchors: testPki().anchors.map((der) => parseCertificate(Buffer.from(der))),
    at: instant('2026-12-01T00:00:00+07:00'),
  })(pdf);

const signerOf = ({ purpose, subject }: Slot, snapshot: TranscriptSnapshot): string | undefined =>
  ({
    author: 'Khóa dịch vụ',
    subject: snapshot.rows.find((row) => row.subject === subject)?.teacher,
    homeroom: snapshot.homeroomTeacher,
    principal: snapshot.principal.name,
    seal: undefined,
    sealSlice: undefined,
  })[purpose];

/** Drafted, certified, signed by every teacher who has a place, homeroom teacher and principal. */
export function signTranscript(
  snapshot: TranscriptSnapshot,
  at: Instant,
  predecessor?: Uint8Array,
  alter: (draft: Buffer) => Buffer = (draft) => draft,
): Buffer {
  const { bytes, manifest } = draftDocument(snapshot, sampleImprint, predecessor ? { predecessor } : {});
  const people = new Map<string, Slot[]>();
  for (const slot of manifest.slots) {
    const name = signerOf(slot, snapshot);
    const key = name && `${slot.purpose}/${name}`;
    if (key) people.set(key, [...(people.get(key) ?? []), slot]);
  }
  const fonts = baseFonts(bytes);
  let pdf: Buffer = alter(Buffer.from(bytes));
  for (const [key, slots] of people) {
    const name = key.slice(key.indexOf('/') + 1);
    const certify = slots[0]?.purpose === 'author';
    pdf = signed(
      pdf,
      deviceOf(name),
      slots.map(({ field }) => field),
      {
        at,
        name,
        certify,
        appearances: certify ? { byField: {}, shared: {} } : personalAppearance({ slots, fonts, name, at }),
      },
    );
  }
  return pdf;
}

export const firstVersion = (): Buffer => signTranscript(sampleTranscript(), firstSigned);

/** Toán of the second term was 7,4 and becomes 9,4. */
export const correctedRows = (rows = sampleRows()) =>
  rows.map((row) => (row.subject === 'TOAN' ? { ...row, term2: { tenths: 94 }, year: { tenths: 86 } } : row));

export const permittedCell = {
  path: 'pupils/THCS580001/entries/HK2/TOAN/final',
  before: '74',
  after: '94',
};

/** What an honest successor says of `former`; `more` is what somebody makes of it. */
export function supersessionOf(
  former: Uint8Array,
  before: TranscriptSnapshot,
  after: TranscriptSnapshot,
  more: Partial<Supersession> = {},
): Supersession {
  return {
    predecessor: {
      version: before.version,
      fileHash: sha256(former),
      snapshotHash: sha256(canonicalJson(before)),
      verificationCode: 'GL-1AAAA-2BBBB-3CCCC',
    },
    corrections: [{ id: 'sửa-1', decisionNumber: '7/QĐ-VD', at: firstSigned, cells: [permittedCell] }],
    differences: differencesBetween(before, after),
    carriedOver: sampleSubjects
      .filter(({ code }) => code !== 'TOAN')
      .map(({ code, teacher }) => ({ subject: code, signer: teacher, signedAt: firstSigned, version: 1 })),
    places: ['rows/TOAN/term2', 'rows/TOAN/year'],
    ...more,
  };
}

export interface Successor {
  readonly former: Uint8Array;
  readonly before: TranscriptSnapshot;
  readonly snapshot: TranscriptSnapshot;
  readonly pdf: Buffer;
}

/** @param after what it prints; honest where left out */
export function successorOf(
  former: Uint8Array,
  before: TranscriptSnapshot,
  after: Partial<TranscriptSnapshot> = { rows: correctedRows() },
  more: Partial<Supersession> = {},
  at: Instant = secondSigned,
): Successor {
  const bare = sampleTranscript({ ...after, version: after.version ?? before.version + 1 });
  const snapshot = { ...bare, supersedes: supersessionOf(former, before, bare, more) };
  return { former, before, snapshot, pdf: signTranscript(snapshot, at, former) };
}
