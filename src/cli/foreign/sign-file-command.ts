// giaplai sign-file FILE: any PDF, any key at hand, one more signature appended and checked before it is written.
import { type Instant, systemClock } from '../../kernel/index.ts';
import {
  addFields,
  embed,
  evidenceBytes,
  inspectPdf,
  nameValue,
  openPlaces,
  parseCertificate,
  type PlacedField,
  prepare,
  type PreparedSignature,
  signatureImprint,
  type SigningDevice,
  TIMESTAMP_RESERVE,
  verify,
  type VerificationReport,
} from '../../signing/index.ts';
import { timestamper } from '../../signing/authorities/index.ts';
import { loadAnchors } from '../anchors.ts';
import { cliFault } from '../faults.ts';
import { dim, green, print, yellow } from '../screen.ts';
import { chosenFields, type FieldChoice } from './chosen-fields.ts';
import { type CheckChoice, checkedBefore } from './check-before.ts';
import { type Destination, expectDestination, expectNew, readInput, writeNew, writeResult } from './files.ts';
import { type KeyChoice, withKey } from './local-key.ts';
import { drawn } from './looks.ts';
import { readPlan } from './plan-file.ts';
import { remaining } from './remaining-plan.ts';

export interface SignFileCommand extends Destination, FieldChoice, KeyChoice, CheckChoice {
  /** Path of a plan in JSON, for fields that come with the signature. */
  readonly plan?: string;
  readonly tsa?: string;
  readonly certify: boolean;
  readonly name?: string;
  readonly reason?: string;
  readonly location?: string;
  readonly image?: string;
  /** Where the evidence of the check before signing goes. */
  readonly evidence?: string;
  /** Folder of trust anchors. */
  readonly anchors: string;
}

/** Exit status 0 once the signed file is written; whatever refuses it throws, and nothing is written. */
export async function signFile(command: SignFileCommand): Promise<number> {
  expectDestination(command);
  expectNew(command.evidence);
  const before = readInput(command.file);
  const anchors = loadAnchors(command.anchors);
  const prepared = withPlannedFields(before, command.plan);
  const fields = chosenFields(prepared.places, command);
  const at = systemClock.now();
  const { tail, checked } = await withKey(command, async (device) => {
    const checked = await checkedBefore(device, anchors, command);
    const appended = await signatureTail(prepared, fields, device, command, at);
    return { tail: Buffer.concat([prepared.tail, appended]), checked };
  });
  const soon = (systemClock.now() + CLOCKS_APART_MS) as Instant;
  const report = verify(Buffer.concat([before, tail]), {
    anchors,
    at: soon,
    ...(checked && { material: checked.material }),
  });
  expectIntact(report);
  if (command.evidence !== undefined && checked !== undefined)
    writeNew(command.evidence, [evidenceBytes(checked)]);
  const written = writeResult(command, before, tail);
  tell(report, fields, written, command);
  return 0;
}

/** A timestamp authority's clock may be ahead of this computer's. */
const CLOCKS_APART_MS = 5 * 60_000;

interface Prepared {
  readonly pdf: Buffer;
  /** What was appended to make fields. */
  readonly tail: Buffer;
  readonly places: readonly PlacedField[];
  readonly newFields: readonly PlacedField[];
}

/** Faults: those of `inspectPdf` and `addFields`, cli.badPlan. */
function withPlannedFields(before: Buffer, planFile: string | undefined): Prepared {
  const seen = inspectPdf(before);
  if (seen.kind === 'refused') throw seen.fault;
  const places = openPlaces(before);
  const none = { pdf: before, tail: Buffer.alloc(0), places, newFields: [] };
  if (planFile === undefined) return none;
  const plan = remaining(readPlan(planFile), new Set([...seen.signed, ...seen.open]));
  if (plan.fields.length === 0 && plan.seal === undefined) return none;
  const { tail, fields } = addFields(before, plan);
  return { pdf: Buffer.concat([before, tail]), tail, places: [...places, ...fields], newFields: fields };
}

async function signatureTail(
  { pdf, newFields, places }: Prepared,
  fields: readonly PlacedField[],
  device: SigningDevice,
  { tsa, certify, reason, location, ...looks }: SignFileCommand,
  at: Instant,
): Promise<Buffer> {
  const [own = new Uint8Array()] = device.chain;
  const { subject } = parseCertificate(own);
  const name = looks.name ?? nameValue(subject, 'CN') ?? '';
  const prepared = prepare(pdf, {
    fields: fields.map(({ field }) => field),
    newFields,
    appearances: drawn(fields, {
      name,
      organisation: nameValue(subject, 'O') ?? name,
      image: looks.image,
      at,
      places,
    }),
    signer: { chain: device.chain, algorithm: device.algorithm },
    at,
    name,
    certify,
    ...(reason !== undefined && { reason }),
    ...(location !== undefined && { location }),
    ...(tsa !== undefined && { reserve: TIMESTAMP_RESERVE }),
  });
  const [signature = new Uint8Array()] = await device.sign([prepared.toBeSigned]);
  return embedded(prepared, signature, tsa);
}

/** Faults: timestamp.*; without its timestamp there is no signature of this level, and none of a lower one either. */
async function embedded(
  prepared: PreparedSignature,
  signature: Uint8Array,
  tsa: string | undefined,
): Promise<Buffer> {
  if (tsa === undefined) return embed(prepared, signature);
  const timestamp = await timestamper({ url: tsa, retries: 1 }).stamp(signatureImprint(signature));
  return embed(prepared, signature, { timestamp });
}

/** The last look before anything is written: our own signature and everybody else's as they should be. */
function expectIntact({ signatures, findings }: VerificationReport): void {
  const broken = [...findings, ...signatures.flatMap((each) => each.findings)].find(
    ({ weight }) => weight === 'failure',
  );
  if (broken !== undefined) throw cliFault('cli.notIntact', { vi: broken.vi, en: broken.en });
}

function tell(
  { signatures }: VerificationReport,
  fields: readonly PlacedField[],
  written: string,
  { tsa }: SignFileCommand,
): void {
  const names = new Set(fields.map(({ field }) => field));
  const own = signatures.find((each) => each.fields.some((field) => names.has(field)));
  print(green(`✔ ${written}`));
  print(`  ${own?.signer?.name ?? ''} · ${own?.level ?? ''} · ${[...names].slice(0, 4).join(', ')}`);
  print(dim(`  ${signatures.length} chữ ký, đều nguyên vẹn / signatures, all intact`));
  if (tsa !== undefined && own?.level === 'B-B') {
    print(yellow('  ? Có dấu thời gian, nhưng đơn vị cấp không dẫn tới gốc tin cậy nào ở đây'));
    print(yellow('    There is a timestamp, but its authority leads to no trust anchor here'));
  }
  const doubts = own?.findings.filter(({ weight }) => weight === 'doubt') ?? [];
  for (const { vi, en } of doubts) print(yellow(`  ? ${vi}\n    ${en}`));
}
