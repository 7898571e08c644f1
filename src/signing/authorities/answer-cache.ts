// Answers worth keeping until they have to be renewed; questions under way are shared.

export interface Answer {
  readonly der: Uint8Array;
  /** Milliseconds since 1970. Absent: not kept. */
  readonly nextUpdate?: number;
}

export type Asked = Answer | { readonly failure: string };

export interface Wanted {
  readonly now: number;
  /** The answer has to have been asked for at or after this moment; older ones may have been overtaken. */
  readonly since?: number | undefined;
}

export interface AnswerCache {
  /** What is kept and still fresh, or what `ask` brings. */
  get(key: string, wanted: Wanted, ask: () => Promise<Asked>): Promise<Asked>;
}

export function answerCache(capacity: number): AnswerCache {
  const kept = new Map<string, { readonly answer: Answer; readonly askedAt: number }>();
  const underWay = new Map<string, { readonly asking: Promise<Asked>; readonly askedAt: number }>();
  return {
    get: async (key, { now, since = -Infinity }, ask) => {
      const known = kept.get(key);
      if (known && known.askedAt >= since && (known.answer.nextUpdate ?? 0) > now) return known.answer;
      const shared = underWay.get(key);
      if (shared && shared.askedAt >= since) return await shared.asking;
      const asking = ask();
      const mine = { asking, askedAt: now };
      underWay.set(key, mine);
      try {
        const answer = await asking;
        if (!('failure' in answer) && answer.nextUpdate !== undefined) keep(key, { answer, askedAt: now });
        return answer;
      } finally {
        if (underWay.get(key) === mine) underWay.delete(key);
      }
    },
  };

  function keep(key: string, entry: { readonly answer: Answer; readonly askedAt: number }): void {
    const [oldest] = kept.keys();
    if (kept.size >= capacity && oldest !== undefined && !kept.has(key)) kept.delete(oldest);
    kept.delete(key);
    kept.set(key, entry);
  }
}
