// Checking the chain of the whole journal while others go on working: one check at a time, its verdict kept until the next.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { acrossSchools } from '../at-school.ts';
import { permission } from '../access/index.ts';
import type { House } from '../ports/house.ts';
import type { ClockSetBack } from './clock-set-backs.ts';
import type { JournalFinding } from './findings.ts';
import { chainReader } from './verify.ts';

export interface ChainCheck {
  readonly startedAt: Instant;
  readonly checked: number;
  readonly of: number;
  /** Null while it runs. Findings tell numbers of entries, nothing of what they say. */
  readonly findings: readonly JournalFinding[] | null;
  readonly setBacks: readonly ClockSetBack[];
  /** It could not go on: the store did not answer. */
  readonly broken: boolean;
}

/** Entries between two breaths: what others ask is answered in between. */
const PORTION = 250;
const checks = new WeakMap<House['store'], ChainCheck>();

/** The last check since the program began, or null. */
export const chainCheckOf = ({ store }: House): ChainCheck | null => checks.get(store) ?? null;

/**
 * Begins a check unless one runs. Of the links alone, up to the head as it stands: `verifyJournal` looks into everything.
 *
 * @returns what ends with the check
 * @throws Fault `access.notPermitted`
 */
export async function beginChainCheck(
  { store, clock }: House,
  { by, schoolId }: { readonly by: PersonId; readonly schoolId: string },
): Promise<{ readonly ended: Promise<void> }> {
  const at = clock.now();
  const head = await store.read(async (view) => {
    await permission(view, { person: by, action: 'journal.read', target: { schoolId }, at });
    return view.journalHead();
  });
  const running = checks.get(store);
  if (running?.findings === null && !running.broken) return { ended: Promise.resolve() };
  let check: ChainCheck = {
    startedAt: at,
    checked: 0,
    of: head.seq,
    findings: null,
    setBacks: [],
    broken: false,
  };
  const tell = (more: Partial<ChainCheck>) => checks.set(store, (check = { ...check, ...more }));
  tell({});
  const walk = async () => {
    const chain = chainReader();
    let after = 0;
    while (after < head.seq) {
      const from = after;
      const entries = await acrossSchools(() =>
        store.read((view) => view.journal(from, Math.min(PORTION, head.seq - from))),
      );
      const last = entries.at(-1);
      if (last === undefined) break;
      for (const entry of entries) chain.read(entry);
      after = last.seq;
      tell({ checked: after });
      await new Promise((go) => setImmediate(go));
    }
    const { findings, setBacks } = chain.report(head);
    tell({ findings, setBacks });
  };
  return { ended: walk().catch(() => void tell({ broken: true })) };
}
