// What devices say when they fail is for people, and can hold nothing that a person typed.
import { deviceFault } from '../../../src/signing/devices/index.ts';

const rows = Object.entries(deviceFault.table);

describe('faults of devices', () => {
  it('mention only facts that are not secret', () => {
    const mentioned = rows.flatMap(([, { vi, en }]) =>
      [...`${vi}${en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    expect([...new Set(mentioned)].toSorted()).toEqual([
      'algorithm',
      'asked',
      'credential',
      'given',
      'library',
      'limit',
      'notAfter',
      'notBefore',
      'position',
      'reason',
      'scheme',
      'token',
    ]);
  });

  it('mention the same facts in both languages', () => {
    const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();
    for (const [, { vi, en }] of rows) expect(facts(vi)).toEqual(facts(en));
  });
});
