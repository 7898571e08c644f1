// The grid's talk with the API: entries, the sheet as it is now, the history of a cell, a workbook to compare.
import { Refused, ask, askWhole } from '../api.ts';
import type { Change, Sent, Warning } from '../sheet/index.ts';
import type { GridModel } from './model.ts';

export interface Conflict {
  readonly cell: string;
  readonly by: string;
  readonly at: string;
}

interface CellRead {
  readonly path: string;
  readonly value: string | null;
  readonly closed: { readonly by: string; readonly what: string } | null;
}

export interface HistoryRead {
  readonly value: string | null;
  readonly net: {
    readonly before: string | null;
    readonly after: string | null;
    readonly changed: boolean;
    readonly deletions: number;
  } | null;
  readonly changes: readonly {
    readonly at: string;
    readonly by: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly reason: string | null;
    readonly device: string | null;
  }[];
}

export interface Difference extends Change {
  /** What the sheet holds now. */
  readonly standing: string | null;
}

export type Server = ReturnType<typeof serverOf>;

export function serverOf({ classId, sheet }: GridModel) {
  const base = `/api/classes/${classId}`;
  /** Who changed what meanwhile, as the last refusal told. */
  const conflicts = new Map<string, Conflict>();
  return {
    conflicts,
    async send(
      changes: readonly Change[],
      about: { readonly revision: string; readonly reason: string; readonly confirmed: readonly string[] },
    ): Promise<Sent> {
      const { revision, reason, confirmed } = about;
      try {
        const { answer, headers } = await askWhole(`${base}/entries`, {
          method: 'POST',
          headers: { 'if-match': `"${revision}"` },
          json: { sheet, changes, confirmed, ...(reason !== '' && { reason }) },
        });
        const { outcome, warnings } = answer as { outcome: string; warnings: readonly Warning[] };
        if (outcome === 'unconfirmed') return { kind: 'unconfirmed', warnings };
        return { kind: 'entered', revision: revisionIn(headers) ?? revision };
      } catch (failure) {
        return sentOf(failure, conflicts);
      }
    },
    async reread() {
      const query = new URLSearchParams(Object.entries(sheet));
      try {
        const { answer, headers } = await askWhole(`${base}/sheet?${query.toString()}`);
        const { cells, revision } = answer as { cells: readonly CellRead[]; revision: number };
        return { revision: revisionIn(headers) ?? String(revision), cells };
      } catch {
        return null;
      }
    },
    /** Null where the cell was never filled. @throws Refused */
    async history(path: string): Promise<HistoryRead | null> {
      try {
        return (await ask(`${base}/cell-history?path=${encodeURIComponent(path)}`)) as HistoryRead;
      } catch (failure) {
        if (failure instanceof Refused && failure.problem.code === 'results.cellUnknown') return null;
        throw failure;
      }
    },
    /** @throws Refused */
    compare: async (address: string, file: File): Promise<readonly Difference[]> => {
      const workbook = new Blob([file], { type: XLSX });
      const answer = await ask(address, { method: 'POST', file: workbook });
      return (answer as { changes: readonly Difference[] }).changes;
    },
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const revisionIn = (headers: Headers): string | undefined =>
  /^(?:W\/)?"(.*)"$/.exec(headers.get('etag') ?? '')?.[1];

/** Busy and broken servers are asked again; what was refused with a reason is not. */
function sentOf(failure: unknown, conflicts: Map<string, Conflict>): Sent {
  if (!(failure instanceof Refused)) throw failure;
  const { status, problem, message } = failure;
  if (status === 401) return { kind: 'signedOut' };
  if (status === 0 || status === 429 || status >= 500 || problem.code === 'record.changedMeanwhile')
    return { kind: 'unreachable' };
  if (problem.code === 'results.changedMeanwhile') {
    for (const one of (problem.conflicts ?? []) as readonly Conflict[]) conflicts.set(one.cell, one);
    return { kind: 'clash' };
  }
  const cells = (problem.cells ?? []) as readonly string[];
  return { kind: 'refused', why: message, code: problem.code ?? '', cells };
}
