// What a policy obliges the school to keep, where and until when (R102–R107). Copying itself is done by people.
import { addDays, boundsOf } from './calendar/civil-date.ts';
import type { ArchiveTarget } from './document-rules.ts';
import type { IsoDate, Policy, SchoolYear } from './policy.ts';
import { rulesOf } from './rules.ts';

export interface ArchiveDuty {
  readonly medium: ArchiveTarget['medium'];
  readonly vi: string;
  readonly en: string;
  /** Last day; null for ever. */
  readonly until: IsoDate | null;
}

/** By the policy's own order; paper where it names no target. Counted from the end of the school year. */
export function archiveDuties(policy: Policy | null, schoolYear: SchoolYear): readonly ArchiveDuty[] {
  const { retention } = rulesOf(policy);
  const { to } = boundsOf(schoolYear);
  const until = retention === 'permanent' ? null : addDays(`${Number(to.slice(0, 4)) + retention}-08-01`, -1);
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
