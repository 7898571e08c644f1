// Draws a paper of the office from its frozen data and has the school's service key certify it where it has a place for that.
import {
  draftCopy,
  draftPaper,
  type CertifiedCopySnapshot,
  type DraftedPaper,
  type PaperSnapshot,
  type PupilBookSnapshot,
} from '../../../../documents/index.ts';
import { sha256, type RecordId, type Sha256 } from '../../../../kernel/index.ts';
import { signPaper } from '../../ceremonies/sign-paper.ts';
import { drawBook } from '../../books/draw-book.ts';
import { sliceOf } from '../../documents.ts';
import { applicationFault } from '../../faults.ts';
import { imprintOf } from '../../imprint.ts';
import type { House } from '../../ports/house.ts';
import type { OfficePaper, PaperSegment } from '../../ports/office-papers-store.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { LocalSigner } from '../../ports/signing-keys.ts';
import { sealedSource, sourceBytes } from '../copies/sealed-source.ts';

export interface Drafting {
  readonly serviceSigner: (schoolId: string) => Promise<LocalSigner>;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal;
}

/** Doing it twice gives the same draft; who comes second finds the paper there. Returns the segments so far. */
export async function draftOfficePaper(
  house: House,
  paper: OfficePaper,
  drafting: Drafting,
): Promise<readonly PaperSegment[]> {
  const known = await house.store.read((view) => view.paperSegments(paper.id));
  if (known.length > 0) return known;
  const { bytes, manifest } = await draw(house, paper);
  await house.blobs.putMany([Buffer.from(paper.snapshot, 'utf8')]);
  const [slice] = await house.blobs.putTogether([bytes]);
  if (!slice) throw applicationFault('blob.missing', { hash: 'paper' });
  const hash = sha256(bytes);
  const draft: PaperSegment = {
    paperId: paper.id,
    ordinal: 0,
    ...sliceOf(slice),
    hash,
    fileHash: hash,
    role: 'draft',
    signer: null,
    at: paper.printedAt,
    evidence: null,
    slots: manifest.slots,
  };
  const made = [draft, ...(await certified(house, paper, draft, drafting))];
  return house.store.write(async (transaction) => {
    const present = await transaction.paperSegments(paper.id);
    if (present.length > 0) return present;
    await transaction.addPaperSegments(made);
    return made;
  });
}

async function draw(
  house: House,
  { snapshot, verificationCode, printedAt }: OfficePaper,
): Promise<DraftedPaper> {
  const frozen = JSON.parse(snapshot) as PaperSnapshot | CertifiedCopySnapshot | PupilBookSnapshot;
  const imprint = imprintOf(house, { verificationCode, printedAt });
  if (frozen.kind === 'pupilBook') return drawBook(house, frozen, imprint);
  if (frozen.kind !== 'certifiedCopy') return draftPaper(frozen, imprint);
  const original = await originalOf(house, frozen);
  return draftCopy(original, frozen, imprint);
}

async function originalOf(house: House, { source }: CertifiedCopySnapshot): Promise<Uint8Array> {
  const found = await house.store.read(async (view) => {
    const document = await view.documentByCode(source.verificationCode);
    if (!document) throw applicationFault('blob.missing', { hash: source.fileHash });
    return sealedSource(view, document.recordId, document.version);
  });
  return sourceBytes(house, found, source.fileHash as Sha256);
}

async function certified(
  house: House,
  paper: OfficePaper,
  draft: PaperSegment,
  { serviceSigner, conditions, signal }: Drafting,
): Promise<readonly PaperSegment[]> {
  const slots = (draft.slots ?? []).filter(({ purpose }) => purpose === 'author');
  if (slots.length === 0) return [];
  const school = (await house.store.read((view) => view.schools())).find(({ id }) => id === paper.schoolId);
  const { outcome, evidence, at } = await signPaper(house, {
    signer: await serviceSigner(paper.schoolId),
    conditions,
    role: 'certification',
    signal,
    task: {
      recordId: named(paper),
      segments: [sliceOf(draft)],
      draftLength: draft.length,
      baseHash: draft.fileHash,
      slots,
      look: { kind: 'certification', name: school?.name ?? '' },
    },
  });
  return [
    {
      paperId: paper.id,
      ordinal: 1,
      ...sliceOf(outcome),
      hash: outcome.hash,
      fileHash: outcome.fileHash,
      role: 'certification',
      signer: null,
      at,
      evidence,
      slots: null,
    },
  ];
}

/** The workshop tells its outcomes apart by this name and does nothing else with it. */
export const named = ({ id }: OfficePaper): RecordId => id as RecordId;
