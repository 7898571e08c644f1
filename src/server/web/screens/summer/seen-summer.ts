// The summer of a class as whoever looks may see it, with the transcripts that it adds to.
import { summerOfClass } from '../../../application/index.ts';
import { classFor, type Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export type SeenSummer = Awaited<ReturnType<typeof seenSummer>>;
export type SeenPupil = SeenSummer['summer']['pupils'][number];

/** @throws Fault `class.unknown`, `access.notPermitted` */
export async function seenSummer({ desk, caller, params }: Visit<Caller>) {
  const { schoolClass, records } = await classFor(desk, caller, params.classId ?? '', 'summer.read');
  const summer = await summerOfClass(desk.house, { classId: schoolClass.id, by: caller.person });
  await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
  const transcripts = new Map(
    records.filter(({ kind }) => kind === 'transcript').map((record) => [record.key, record]),
  );
  const people = summer.pupils.flatMap(({ page }) => page?.page.signers.map(({ person }) => person) ?? []);
  const sealers = summer.pupils.flatMap(
    ({ page }) => page?.signed.flatMap(({ signer }) => signer ?? []) ?? [],
  );
  const named = await desk.house.store.read((view) => view.people([...new Set([...people, ...sealers])]));
  const names = new Map<string, string>(named.map(({ id, name }) => [id, name]));
  return { schoolClass, summer, transcripts, names };
}

export const summerAddress = (classId: string, pupil?: string): string =>
  `/classes/${classId}/summer${pupil === undefined ? '' : `/${encodeURIComponent(pupil)}`}`;
