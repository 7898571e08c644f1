// The drawn machine in docs/machines/ is the machine.
import { readFileSync } from 'node:fs';
import { drawRecordMachine } from '../../src/workflows/index.ts';

describe('docs/machines/record.md', () => {
  it('is what the machine draws today (npm run build && node scripts/machines.mjs)', () => {
    expect(readFileSync('docs/machines/record.md', 'utf8')).toBe(drawRecordMachine());
  });

  it('shows the way from draft to archive', () => {
    const arrows =
      drawRecordMachine()
        .match(/^ {2}\w+ --> \w+/gm)
        ?.map((line) => line.trim()) ?? [];
    for (const arrow of ['draft --> subjectSigning', 'principalApproved --> locked', 'locked --> archived']) {
      expect(arrows).toContain(arrow);
    }
  });
});
