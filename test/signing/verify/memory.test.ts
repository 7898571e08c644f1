// A file of 200 MB is verified in little more memory than it takes itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { barePdf } from '../../support/bare-pdf.ts';
import { updated } from '../../support/changed.ts';
import { runProgram } from '../../support/programs.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';

const folder = mkdtempSync(join(tmpdir(), 'large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a signed file of 200 MB', () => {
  it('takes at most 1.3 times its size in memory', () => {
    const teacher = testPki().issue({ name: 'Nguyễn Thị Mẫu' }).device;
    const page = `<</Length ${4 << 20}>>\nstream\n${'x'.repeat(4 << 20)}\nendstream`;
    const large = updated(
      barePdf({ fields: ['A', 'B'] }),
      {},
      Array.from({ length: 50 }, () => page),
    );
    const file = join(folder, 'large.pdf');
    writeFileSync(file, signed(signed(large, teacher, ['A']), teacher, ['B']));
    const { output } = runProgram(process.execPath, ['test/support/memory/verify-large.mjs', file]);
    const { length, took, intact } = JSON.parse(output) as { length: number; took: number; intact: boolean };
    expect(length).toBeGreaterThan(200_000_000);
    expect(intact).toBe(true);
    expect(took / length).toBeLessThan(1.3);
  });
});
