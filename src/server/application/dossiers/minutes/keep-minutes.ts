// The minutes of a request for change as a paper: drafted and certified when first wanted, the same for whoever comes next.
import { draftPaper } from '../../../../documents/index.ts';
import { canonicalJson, sha256 } from '../../../../kernel/index.ts';
import type { RecordId } from '../../../../kernel/index.ts';
import { rulesOf } from '../../../../policies/index.ts';
import type { ChangeMinutes } from '../../../../workflows/index.ts';
import { signPaper } from '../../ceremonies/sign-paper.ts';
import { sliceOf } from '../../documents.ts';
import { applicationFault } from '../../faults.ts';
import type { Dossier, DossierMinutesPaper, DossierMinutesSegment } from '../../ports/dossiers-store.ts';
import { imprintOf } from '../../imprint.ts';
import type { House } from '../../ports/house.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { LocalSigner } from '../../ports/signing-keys.ts';
import { verificationCode } from '../../verification-code.ts';
import { policyFor } from '../rules.ts';
import { subjectNames } from '../subject-names.ts';
import { changeMinutesSnapshot } from './freeze-minutes.ts';

export interface MinutesDrafting {
  readonly serviceSigner: (schoolId: string) => Promise<LocalSigner>;
  readonly conditions: SigningConditions;
}

export interface KeptMinutes {
  readonly paper: DossierMinutesPaper;
  /** In order; the draft first. */
  readonly segments: readonly DossierMinutesSegment[];
}

/**
 * Nothing is lost with whoever dies while it is made: the request itself stands in the dossier.
 * @throws Fault `documents.*`, `signing.*`, `workshop.laneLost`, `blob.missing`
 */
export async function keepMinutes(
  house: House,
  dossier: Dossier,
  minutes: ChangeMinutes,
  drafting: MinutesDrafting,
): Promise<KeptMinutes> {
  const name = { dossierId: dossier.id, number: minutes.number };
  const known = await house.store.read(async (view) => ({
    paper: await view.dossierMinutes(dossier.id, minutes.number),
    segments: await view.dossierMinutesSegments(dossier.id, minutes.number),
  }));
  if (known.paper) return { paper: known.paper, segments: known.segments };
  const snapshot = await snapshotOf(house, dossier, minutes);
  const frozen = Buffer.from(canonicalJson(snapshot));
  const snapshotHash = sha256(frozen);
  const recordId = snapshot.recordId as RecordId;
  const code = verificationCode(recordId, 1, snapshotHash);
  const { bytes, manifest } = draftPaper(
    snapshot,
    imprintOf(house, { verificationCode: code, printedAt: minutes.at }),
  );
  await house.blobs.putMany([frozen]);
  const [slice] = await house.blobs.putTogether([bytes]);
  if (!slice) throw applicationFault('blob.missing', { hash: 'minutes' });
  const hash = sha256(bytes);
  const { outcome, evidence, at } = await signPaper(house, {
    signer: await drafting.serviceSigner(dossier.schoolId),
    conditions: drafting.conditions,
    role: 'certification',
    task: {
      recordId,
      segments: [sliceOf(slice)],
      draftLength: bytes.length,
      baseHash: hash,
      slots: manifest.slots.filter(({ purpose }) => purpose === 'author'),
      look: { kind: 'certification', name: snapshot.school.name },
    },
  });
  const paper: DossierMinutesPaper = {
    ...name,
    snapshotHash,
    verificationCode: code,
    printedAt: minutes.at,
    slots: manifest.slots,
  };
  const segments: readonly DossierMinutesSegment[] = [
    {
      ...name,
      ordinal: 0,
      ...sliceOf(slice),
      hash,
      fileHash: hash,
      signer: null,
      at: minutes.at,
      evidence: null,
    },
    {
      ...name,
      ordinal: 1,
      ...sliceOf(outcome),
      hash: outcome.hash,
      fileHash: outcome.fileHash,
      signer: null,
      at,
      evidence,
    },
  ];
  return house.store.write(async (transaction) => {
    const meanwhile = await transaction.dossierMinutes(dossier.id, minutes.number);
    if (meanwhile)
      return {
        paper: meanwhile,
        segments: await transaction.dossierMinutesSegments(dossier.id, minutes.number),
      };
    await transaction.addDossierMinutes(paper);
    await transaction.addDossierMinutesSegments(segments);
    const event = {
      type: 'dossier.minutesDrafted',
      dossier: dossier.id,
      number: minutes.number,
      snapshotHash,
      fileHash: outcome.fileHash,
    };
    await transaction.append([{ at, actor: 'service:documents', record: null, event }]);
    return { paper, segments };
  });
}

async function snapshotOf(house: House, dossier: Dossier, minutes: ChangeMinutes) {
  const { context } = dossier.snapshot;
  const { version, school, people } = await house.store.read(async (view) => ({
    version: (await view.dossierVersions(dossier.id)).find((one) => one.version === minutes.version),
    school: (await view.schools()).find(({ id }) => id === dossier.schoolId),
    people: await view.people([...new Set([context.author, minutes.by, ...minutes.present])]),
  }));
  if (!version || !school) throw applicationFault('blob.missing', { hash: dossier.id });
  const { subject } = context;
  const names = await subjectNames(
    house,
    { ...context, schoolId: dossier.schoolId },
    subject === null ? [] : [subject],
  );
  const { dossiers } = rulesOf(await policyFor(house, context));
  return changeMinutesSnapshot({
    dossier,
    minutes,
    version,
    school,
    kindName: dossiers.find(({ kind }) => kind === context.kind)?.name ?? context.kind,
    subject: subject && (names.get(subject) ?? subject),
    names: new Map(people.map(({ id, name }) => [id, name])),
  });
}
