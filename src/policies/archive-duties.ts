// What a policy obliges the school to keep, where and until when (R102–R107). Copying itself is done by people.
import type { ArchiveTarget } from './document-rules.ts';
import { packageKeptUntil } from './kept-until.ts';
import type { IsoDate, Policy, SchoolYear } from './policy.ts';

export interface ArchiveDuty {
  readonly medium: ArchiveTarget['medium'];
  readonly vi: string;
  readonly en: string;
  /** Last day; null for ever. */
  readonly until: IsoDate | null;
}

/** By the policy's own order; paper where it names no target. What is brought there are packages. */
export function archiveDuties(policy: Policy | null, schoolYear: SchoolYear): readonly ArchiveDuty[] {
  const until = packageKeptUntil(policy, schoolYear);
  const targets = policy?.archive?.targets ?? [{ medium: 'paper' as const }];
  return targets.map(({ medium }) => ({ medium, ...mediumWords[medium], until }));
}

export const mediumWords: Readonly<
  Record<ArchiveTarget['medium'], { readonly vi: string; readonly en: string }>
> = {
  paper: { vi: 'bản giấy', en: 'paper' },
  externalDrive: { vi: 'ổ cứng ngoài', en: 'external drive' },
  opticalDisc: { vi: 'đĩa quang', en: 'optical disc' },
  usbDrive: { vi: 'USB', en: 'USB drive' },
  cloudFolder: { vi: 'kho mạng', en: 'cloud folder' },
};
