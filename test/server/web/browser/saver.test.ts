// Saving: what waits is sent until the server holds it, and nothing of anybody else is run over.
import { openLedger, type Change, type Clash } from '../../../../src/server/web/browser/sheet/ledger.ts';
import { openSaver, type SaveState, type Sent } from '../../../../src/server/web/browser/sheet/saver.ts';

interface Setting {
  readonly answers: readonly Sent[];
  readonly there?: readonly (readonly [string, string | null])[];
  readonly choose?: ReadonlyMap<string, string | null>;
  readonly wantsReason?: boolean;
  readonly warned?: 'keep' | 'takeBack';
}

function setting({ answers, there = [], choose, wantsReason = false, warned }: Setting) {
  const ledger = openLedger([
    ['a', '80'],
    ['b', null],
  ]);
  const sent: {
    readonly changes: readonly Change[];
    readonly revision: string;
    readonly confirmed: readonly string[];
  }[] = [];
  const states: SaveState['kind'][] = [];
  const clashes: Clash[] = [];
  const timers: (() => void)[] = [];
  let reason = '';
  const left = [...answers];
  const saver = openSaver(
    {
      ledger,
      send: (changes, { revision, confirmed }) => {
        sent.push({ changes, revision, confirmed });
        return Promise.resolve(left.shift() ?? { kind: 'entered', revision: '99' });
      },
      reread: () => Promise.resolve({ revision: '50', values: there }),
      reason: () => reason,
      wantsReason,
      askWarnings: () => Promise.resolve(warned),
      askClashes: (met) => {
        clashes.push(...met);
        return Promise.resolve(choose);
      },
      told: ({ kind }) => void states.push(kind),
      later: (_, call) => {
        timers.push(call);
        return () => undefined;
      },
    },
    '7',
  );
  return { ledger, saver, sent, states, clashes, timers, say: (text: string) => (reason = text) };
}

describe('saving', () => {
  it('sends what differs with the state that was seen, and the next with the state that came back', async () => {
    const { ledger, saver, sent, states } = setting({ answers: [{ kind: 'entered', revision: '8' }] });
    ledger.set('a', '85');
    await saver.now();
    ledger.set('b', '10');
    await saver.now();
    expect(sent).toMatchObject([
      { revision: '7', changes: [{ path: 'a', before: '80', after: '85' }] },
      { revision: '8', changes: [{ path: 'b', before: null, after: '10' }] },
    ]);
    expect([ledger.stateOf('a'), states.at(-1)]).toEqual(['kept', 'saved']);
  });

  it('sends nothing for what was typed and taken back', async () => {
    const { ledger, saver, sent } = setting({ answers: [] });
    ledger.set('a', '85');
    ledger.set('a', '80');
    await saver.now();
    expect(sent).toEqual([]);
  });

  it('keeps what nobody answered and tries again', async () => {
    const { ledger, saver, sent, states, timers } = setting({ answers: [{ kind: 'unreachable' }] });
    ledger.set('a', '85');
    await saver.now();
    expect([states.at(-1), ledger.stateOf('a'), timers.length]).toEqual(['unreachable', 'waiting', 1]);
    await saver.now();
    expect([sent.length, states.at(-1)]).toEqual([2, 'saved']);
  });

  it('shows a cell that both changed, and writes mine over theirs only when that was chosen', async () => {
    const choose = new Map([['a', '85']]);
    const met = setting({ answers: [{ kind: 'clash' }], there: [['a', '60']], choose });
    met.ledger.set('a', '85');
    await met.saver.now();
    expect(met.clashes).toEqual([{ path: 'a', mine: '85', theirs: '60' }]);
    expect(met.sent[1]).toMatchObject({
      revision: '50',
      changes: [{ path: 'a', before: '60', after: '85' }],
    });
  });

  it('leaves a clash that nobody decided unsent, and says so', async () => {
    const met = setting({ answers: [{ kind: 'clash' }], there: [['a', '60']] });
    met.ledger.set('a', '85');
    await met.saver.now();
    expect([met.sent.length, met.ledger.stateOf('a'), met.ledger.heldAt('a')]).toEqual([1, 'refused', '60']);
    expect(met.states.at(-1)).toBe('asking');
  });

  it('follows what others wrote into cells that nobody touches here', async () => {
    const { ledger, saver, clashes } = setting({ answers: [], there: [['a', '60']] });
    await saver.follow();
    expect([ledger.shownAt('a'), clashes]).toEqual(['60', []]);
  });

  it('refuses only the cells that were at fault and sends the others', async () => {
    const locked: Sent = { kind: 'refused', why: 'khoá', code: 'results.locked', cells: ['a'] };
    const { ledger, saver, sent, states } = setting({ answers: [locked] });
    ledger.set('a', '85');
    ledger.set('b', '10');
    await saver.now();
    expect(sent[1]!.changes).toEqual([{ path: 'b', before: null, after: '10' }]);
    expect([ledger.stateOf('a'), ledger.stateOf('b'), states.includes('saved')]).toEqual([
      'refused',
      'kept',
      false,
    ]);
    ledger.takeBack(['a']);
    await saver.now();
    expect([ledger.shownAt('a'), states.at(-1)]).toEqual(['80', 'saved']);
  });

  it('sends a warned paste again only when somebody says that it is right', async () => {
    const warning: Sent = { kind: 'unconfirmed', warnings: [{ key: 'k', cells: ['a'], vi: 'v', en: 'e' }] };
    const kept = setting({ answers: [warning], warned: 'keep' });
    kept.ledger.set('a', '85');
    await kept.saver.now();
    expect(kept.sent[1]).toMatchObject({ confirmed: ['k'] });
    const back = setting({ answers: [warning], warned: 'takeBack' });
    back.ledger.set('a', '85');
    await back.saver.now();
    expect([back.sent.length, back.ledger.shownAt('a')]).toEqual([1, '80']);
  });

  it('waits for a reason where changing a mark wants one, not where a first one comes in', async () => {
    const { ledger, saver, sent, states, say } = setting({ answers: [], wantsReason: true });
    ledger.set('b', '10');
    await saver.now();
    ledger.set('a', '85');
    await saver.now();
    expect([sent.length, states.at(-1)]).toEqual([1, 'reasonless']);
    say('chấm lại');
    await saver.now();
    expect(sent).toHaveLength(2);
  });
});
