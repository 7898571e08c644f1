// A whole school year in one run, as `npm run bench -- year` holds it, but small.
import { year, yearSizes } from '../../bench/year/year.ts';

describe('the year of a made school', () => {
  it('goes from the first mark to packages in which everything is valid', async () => {
    const lines: string[] = [];
    const said = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    try {
      const sizes = {
        ...yearSizes,
        classes: 2,
        pupils: 5,
        teachers: 14,
        lanes: 1,
        corrections: 1,
        sample: 1,
      };
      const phases = await year({ ...sizes, failing: 1 });
      const at = (name: string) => phases.find((phase) => phase.name === name);
      // Ten transcripts and three summaries a class; the twelve subjects have fourteen teachers.
      expect(at('the principal signs')).toMatchObject({ documents: 16 });
      expect(at('subject teachers sign')).toMatchObject({ signatures: 16 * 12 });
      expect(at('summer, from examination to new seal')).toMatchObject({ documents: 2 });
      expect(at('packages')?.documents).toBe(16);
      // Made anew, a document needs only the teachers of what changed.
      expect(at('everything verified')?.signatures).toBeGreaterThan(200);
      expect(lines.filter((line) => line.startsWith('| '))).toHaveLength(phases.length + 1);
    } finally {
      said.mockRestore();
    }
  });
});
