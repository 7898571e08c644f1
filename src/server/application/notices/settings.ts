// When a school's messages go out: read by whoever watches over them, changed with a note in the journal.
import type { PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { NoticeSettings } from '../ports/notices-store.ts';
import { noticeFault } from './faults.ts';
import { usualSettings } from './hours.ts';

interface Asked {
  readonly schoolId: string;
  readonly by: PersonId;
}

/** @throws Fault `access.notPermitted` */
export const readNoticeSettings = (house: House, { schoolId, by }: Asked): Promise<NoticeSettings> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'notices.watched', target: { schoolId }, at });
    return (await view.noticeSettings()).get(schoolId) ?? usualSettings;
  });

/** @throws Fault `access.notPermitted`, `notice.badSettings` */
export async function changeNoticeSettings(
  house: House,
  { schoolId, by }: Asked,
  settings: NoticeSettings,
): Promise<void> {
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const value = settings[name as keyof NoticeSettings];
    if (!Number.isInteger(value) || value < least || value > most)
      throw noticeFault('notice.badSettings', { name, least, most });
  }
  const { quietFrom, quietTo, digestFrom, repeatedAfterDays } = settings;
  await house.store.write(async (transaction) => {
    const at = house.clock.now();
    await permission(transaction, { person: by, action: 'notices.changed', target: { schoolId }, at });
    const kept = { quietFrom, quietTo, digestFrom, repeatedAfterDays };
    await transaction.saveNoticeSettings(schoolId, kept);
    const event = { type: 'notices.changed', school: schoolId, ...kept };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  });
}

const bounds: Readonly<Record<keyof NoticeSettings, readonly [number, number]>> = {
  quietFrom: [0, 23],
  quietTo: [0, 23],
  digestFrom: [0, 23],
  repeatedAfterDays: [1, 30],
};
