// Secrets of a batch: asked for once, handed out as copies, forgotten; a refusal is told once and troubles nobody after.
import { heldSecret, withSecret } from '../../../src/signing/devices/secret.ts';

describe('a secret held for a batch', () => {
  it('is asked for once and wiped with its copies', async () => {
    const typed = Buffer.from('739201');
    let asked = 0;
    const held = heldSecret(() => {
      asked += 1;
      return Promise.resolve(typed);
    });
    const seen: Uint8Array[] = [];
    for (let use = 0; use < 3; use++) await withSecret(held.ask, (secret) => void seen.push(secret));
    expect(asked).toBe(1);
    expect(typed.toString()).toBe('739201');
    held.wipe();
    await new Promise(setImmediate);
    for (const bytes of [typed, ...seen]) expect(new Uint8Array(bytes)).toEqual(new Uint8Array(6));
  });

  it('that nobody could give fails the use and nothing else', async () => {
    const unheard: unknown[] = [];
    const listen = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', listen);
    try {
      const held = heldSecret(() => Promise.reject(new Error('no terminal')));
      await expect(withSecret(held.ask, () => undefined)).rejects.toThrow('no terminal');
      held.wipe();
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', listen);
    }
  });
});
