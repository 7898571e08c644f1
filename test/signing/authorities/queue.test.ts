// The line before an authority: who waits may leave, and a whole class waits as quietly as one.
import { getEventListeners } from 'node:events';
import { fifoQueue } from '../../../src/signing/authorities/queue.ts';
import { realTiming } from '../../../src/signing/authorities/timing.ts';

describe('forty tasks in line on one signal', () => {
  it('leave together when it is aborted, while what runs goes on', async () => {
    const queue = fifoQueue({ atOnce: 2, timing: realTiming });
    const control = new AbortController();
    const done: number[] = [];
    const open: (() => void)[] = [];
    const all = Array.from({ length: 40 }, (_, i) =>
      queue(async () => {
        await new Promise<void>((resolve) => open.push(resolve));
        done.push(i);
      }, control.signal),
    );
    const outcomes = Promise.allSettled(all);
    await new Promise(setImmediate);
    expect(getEventListeners(control.signal, 'abort')).toHaveLength(1);
    control.abort(new Error('enough'));
    open.forEach((resolve) => {
      resolve();
    });
    const settled = (await outcomes).map(({ status }) => status);
    expect(settled.slice(0, 2)).toEqual(['fulfilled', 'fulfilled']);
    expect(new Set(settled.slice(2))).toEqual(new Set(['rejected']));
    expect(done).toEqual([0, 1]);
    await expect(queue(() => Promise.resolve(7))).resolves.toBe(7);
  });
});

describe('forty who sleep before they try again', () => {
  it('share one listener, wake when their time comes, or at once when the signal is aborted', async () => {
    const control = new AbortController();
    const { signal } = control;
    await realTiming.sleep(1, signal);
    const asleep = Promise.allSettled(Array.from({ length: 40 }, () => realTiming.sleep(60_000, signal)));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    control.abort(new Error('enough'));
    expect((await asleep).every(({ status }) => status === 'rejected')).toBe(true);
    await expect(realTiming.sleep(1, signal)).rejects.toThrow('enough');
  });
});
