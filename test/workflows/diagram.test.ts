// The drawn machines in docs/machines/ are the machines.
import { readFileSync } from 'node:fs';
import { drawCorrectionMachine, drawDossierMachine, drawRecordMachine } from '../../src/workflows/index.ts';

const arrowsIn = (page: string) => page.match(/^ {2}\w+ --> \w+/gm)?.map((line) => line.trim()) ?? [];

describe('docs/machines', () => {
  it('is what the machines draw today (npm run build && node scripts/machines.mjs)', () => {
    expect(readFileSync('docs/machines/record.md', 'utf8')).toBe(drawRecordMachine());
    expect(readFileSync('docs/machines/correction.md', 'utf8')).toBe(drawCorrectionMachine());
    expect(readFileSync('docs/machines/dossier.md', 'utf8')).toBe(drawDossierMachine());
  });

  it('shows the way from draft to archive, and from there to a successor', () => {
    const arrows = arrowsIn(drawRecordMachine());
    for (const arrow of [
      'draft --> subjectSigning',
      'principalApproved --> locked',
      'locked --> archived',
      'archived --> superseded',
      'superseded --> subjectSigning',
    ]) {
      expect(arrows).toContain(arrow);
    }
  });

  it('shows the way of a correction, and every way it can end', () => {
    const arrows = arrowsIn(drawCorrectionMachine());
    for (const arrow of [
      'requested --> homeroomConfirmed',
      'witnessed --> executed',
      'renewing --> completed',
      'unlocked --> expired',
      'requested --> lapsed',
    ]) {
      expect(arrows).toContain(arrow);
    }
    expect(drawCorrectionMachine().match(/^ {2}\w+ --> \[\*\]$/gm)).toHaveLength(5);
  });
});
