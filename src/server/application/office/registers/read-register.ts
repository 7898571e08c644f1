// A register of a period as it stands: what was handed out, sealed or printed.
import type { BookEntry, IssueEntry, PrintEntry, SealEntry } from '../../../../documents/index.ts';
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type { IssueLine, RegisterKind, Span } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { officeFault } from '../faults.ts';
import { bookEntries } from './book-entries.ts';
import { schoolPermission } from '../school-permission.ts';

export interface RegisterAsked {
  readonly schoolId: string;
  readonly kind: RegisterKind;
  readonly from: Instant;
  readonly until: Instant;
  readonly by: PersonId;
}

export type RegisterEntries =
  | { readonly kind: 'issueRegister'; readonly entries: readonly IssueEntry[] }
  | { readonly kind: 'sealRegister'; readonly entries: readonly SealEntry[] }
  | { readonly kind: 'printRegister'; readonly entries: readonly PrintEntry[] }
  | { readonly kind: 'bookRegister'; readonly entries: readonly BookEntry[] };

/** @throws Fault `access.notPermitted`, `office.badPeriod` */
export async function readRegister(
  house: Pick<House, 'store' | 'clock'>,
  { schoolId, kind, from, until, by }: RegisterAsked,
): Promise<RegisterEntries> {
  const at = house.clock.now();
  if (from > until || from > at) throw officeFault('office.badPeriod');
  return house.store.read(async (view) => {
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at });
    return entriesOf(view, schoolId, kind, { from, until });
  });
}

export async function entriesOf(
  view: View,
  schoolId: string,
  kind: RegisterKind,
  span: Span,
): Promise<RegisterEntries> {
  const people = new Map((await view.people()).map(({ id, name }) => [id, name]));
  const named = <Line extends { readonly by: PersonId }>(line: Line) => ({
    ...line,
    by: people.get(line.by) ?? line.by,
  });
  switch (kind) {
    case 'issueRegister':
      return { kind, entries: (await view.issueLines(schoolId, span)).map(named).map(issueEntry) };
    case 'sealRegister':
      return { kind, entries: (await view.sealFacts(schoolId, span)).map(named) };
    case 'printRegister':
      return {
        kind,
        entries: (await view.printLines(schoolId, span)).map(named).map((line): PrintEntry => {
          const { at, document, verificationCode, pages, copies, purpose, by } = line;
          return { at, document, verificationCode, pages, copies, purpose, by };
        }),
      };
    case 'bookRegister':
      return { kind, entries: await bookEntries(view, schoolId, span, people) };
  }
}

function issueEntry(line: Omit<IssueLine, 'by'> & { readonly by: string }): IssueEntry {
  const { at, number, document, pupil, className, copies, recipient, identity, by, corrects, reason } = line;
  const request = line.cancels
    ? `Hủy số, không đóng dấu: ${reason ?? ''}`
    : corrects === null
      ? line.request
      : `Đính chính dòng ${corrects}: ${reason ?? ''}`;
  return { at, number: String(number), document, pupil, className, copies, recipient, identity, request, by };
}
