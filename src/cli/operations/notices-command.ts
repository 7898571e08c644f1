// giaplai notices send | list | address: messages to people. `send` is meant for cron, every few minutes.
import type { PersonId } from '../../kernel/index.ts';
import { toVietnameseTime } from '../../kernel/index.ts';
import {
  dropContact,
  findPerson,
  type Notice,
  quietSchools,
  saveContact,
  sendNotices,
  takeBounces,
  tellResults,
  tick,
  writeCorrectionNotices,
  writeDigests,
  writeDossierNotices,
  writeEditLogNotices,
  writeMonthlyReminders,
  writeReportReminders,
  writeReturns,
} from '../../server/application/index.ts';
import { bouncesFrom, mailerFrom, mailSettings } from '../../server/mail/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { dim, green, print, red, table, yellow } from '../screen.ts';
import { chosenSchool } from './chosen-school.ts';

/** @returns 1 when a message came to nothing in this run */
export function sendAll(home: Home): Promise<number> {
  return atSchool(home, async ({ house, signal }) => {
    const settings = mailSettings(process.env, home.folder);
    const mailer = mailerFrom(settings);
    const box = bouncesFrom(settings);
    if (box) await takeBounces(house, box, signal);
    // Deadlines of the calendar that have passed make what still waits late.
    await tick(house, house.clock.now());
    const returns = await writeReturns(house);
    const corrections = await writeCorrectionNotices(house);
    const logs = await writeEditLogNotices(house);
    const dossiers = await writeDossierNotices(house);
    const monthly = await writeMonthlyReminders(house);
    const reports = await writeReportReminders(house);
    await tellResults(house);
    const digests = await writeDigests(house);
    const sent = await sendNotices(house, mailer, signal).finally(() => mailer.close());
    const { accepted, deferred, bounced, failed } = sent;
    print(
      `${green('✔')} ${accepted} đã gửi, ${deferred} hoãn, ${bounced} bị trả, ${failed} hỏng / ` +
        `${accepted} sent, ${deferred} deferred, ${bounced} bounced, ${failed} failed`,
    );
    if ((await house.store.read((view) => quietSchools(view, house.clock.now()))).length > 0)
      print(yellow('  Đang trong giờ không gửi thư của trường / the quiet hours of a school'));
    const all = [returns, corrections, dossiers, logs, monthly, reports, digests];
    const unreachable = new Set(all.flatMap(({ unreachable: of }) => of));
    if (unreachable.size > 0) await tellUnreachable([...unreachable]);
    return bounced + failed === 0 ? 0 : 1;

    async function tellUnreachable(ids: readonly PersonId[]): Promise<void> {
      print(yellow(`  Không có địa chỉ dùng được / no usable address: ${ids.length}`));
      for (const { name } of await house.store.read((view) => view.people(ids))) print(`  - ${name}`);
    }
  });
}

export interface ListCommand {
  /** Only what came to nothing or is late. */
  readonly trouble: boolean;
}

const SHOWN = 200;

export function listNotices(home: Home, { trouble }: ListCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const states = trouble ? (['waiting', 'bounced', 'failed'] as const) : undefined;
    const { notices, names } = await house.store.read(async (view) => ({
      notices: await view.notices(SHOWN, states),
      names: new Map((await view.people()).map(({ id, name }) => [id, name])),
    }));
    const shown = trouble
      ? notices.filter(({ state, attempts }) => state !== 'waiting' || attempts > 0)
      : notices;
    const rows = shown.map((notice) => [
      toVietnameseTime(notice.createdAt),
      stateWords(notice),
      names.get(notice.personId) ?? notice.personId,
      notice.address,
      notice.subject,
      dim(notice.state === 'accepted' ? '' : (notice.lastReply ?? '')),
    ]);
    for (const line of table(rows)) print(line);
    return 0;
  });
}

function stateWords({ state, attempts }: Notice): string {
  if (state === 'accepted') return green('đã gửi / sent');
  if (state === 'bounced') return red('bị trả / bounced');
  if (state === 'failed') return red('hỏng / failed');
  return attempts === 0 ? 'chờ / waiting' : yellow(`hoãn / deferred ×${attempts}`);
}

export interface AddressCommand {
  readonly school?: string;
  readonly lang: 'vi' | 'en';
  readonly lateOnly: boolean;
  readonly remove: boolean;
}

/** Whoever runs this answers for the person having agreed. */
export function setAddress(
  home: Home,
  name: string,
  address: string | undefined,
  { school, lang, lateOnly, remove }: AddressCommand,
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const person = await findPerson(house, await chosenSchool(house, school), name);
    if (remove) {
      await dropContact(house, person.id);
      print(`${green('✔')} ${person.name}: –`);
      return 0;
    }
    const digests = lateOnly ? 'lateOnly' : 'all';
    const contact = { personId: person.id, address: address ?? '', language: lang, digests } as const;
    await saveContact(house, contact);
    print(`${green('✔')} ${person.name}: ${contact.address}`);
    return 0;
  });
}
