// The registrar reports sheets that were signed, or sealed, by hand: who, when, on which order, with a scan (R64, R65, R70).
import type { PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import { dayAt, isDate } from '../../../policies/index.ts';
import type { IsoDate } from '../../../policies/index.ts';
import type { House } from '../ports/house.ts';
import { stepAll } from '../records/step.ts';
import type { StepOutcome } from '../records/step.ts';
import { paperFault } from './faults.ts';
import { keptScan } from './send-scan.ts';

export interface PaperReport {
  readonly records: readonly RecordId[];
  readonly by: PersonId;
  /** `signed`: by everybody whose line is on it. `sealed`: on the order to lock, which the record has. */
  readonly what: 'signed' | 'sealed';
  /** The day that stands on the paper. */
  readonly on: IsoDate;
  /** PDF, JPEG or PNG, one for all these records; or the digest of one that the same person sent before. */
  readonly scan?: Uint8Array | Sha256;
}

/**
 * Each record tells its own outcome, in the order asked.
 * @throws Fault `record.unknown`, `paper.badDay`, `paper.badScan`, `paper.scanUnknown`
 */
export async function reportPaper(house: House, report: PaperReport): Promise<readonly StepOutcome[]> {
  const { records, by, what, on } = report;
  const at = house.clock.now();
  if (!isDate(on) || on > dayAt(at)) throw paperFault('paper.badDay', { on });
  const scan = await scanOf(house, report);
  const event = { type: `paper.${what}` as const, by, on, at, ...(scan && { scan }) };
  return house.store.write((transaction) =>
    stepAll(
      transaction,
      records.map((recordId) => ({ recordId, event })),
      { person: by },
    ),
  );
}

async function scanOf(house: House, { scan, by }: PaperReport): Promise<Sha256 | undefined> {
  if (typeof scan !== 'string') return scan && keptScan(house, scan);
  const sent = await house.store.read((view) => view.sentScan(by, scan));
  if (sent === null) throw paperFault('paper.scanUnknown', { scan });
  return scan;
}
