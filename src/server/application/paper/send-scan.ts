// Keeps a scan ahead of the report that names it, for whoever may report; what nobody reports is nobody's evidence.
import { sha256 } from '../../../kernel/index.ts';
import type { ClassId, PersonId, Sha256 } from '../../../kernel/index.ts';
import { permission, targetOfClass } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { SentScan } from '../ports/scans-store.ts';
import { soundScan } from './scan.ts';

export interface ScanSent {
  readonly classId: ClassId;
  readonly by: PersonId;
  readonly scan: Uint8Array;
}

/** Sent again, it is the same one. @throws Fault `class.unknown`, `access.notPermitted`, `paper.badScan` */
export async function sendScan(house: House, { classId, by, scan }: ScanSent): Promise<SentScan> {
  const at = house.clock.now();
  await house.store.read(async (view) => {
    const target = await targetOfClass(view, classId);
    await permission(view, { person: by, action: 'scan.sent', target, at });
  });
  const sent = { hash: await keptScan(house, scan), personId: by, at };
  await house.store.write((transaction) => transaction.saveSentScan(sent));
  return sent;
}

/** Durable before anybody can refer to it. @throws Fault `paper.badScan` */
export async function keptScan(house: House, scan: Uint8Array): Promise<Sha256> {
  const sound = soundScan(scan);
  await house.blobs.putMany([sound]);
  return sha256(sound);
}
