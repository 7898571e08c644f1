// giaplai fields: which fields a PDF has, and adding some; the input is never harmed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { showOrAddFields } from '../../../src/cli/foreign/fields-command.ts';
import type { FieldsCommand } from '../../../src/cli/foreign/fields-command.ts';
import { inspectPdf, openPlaces } from '../../../src/signing/index.ts';
import { desk } from '../../support/desk.ts';
import { drafted } from '../../support/foreign-pdf.ts';

const { at, fields, folder, fresh, said } = desk();

describe('giaplai fields', () => {
  it('lists what is there, and changes nothing', () => {
    const before = readdirSync(folder);
    showOrAddFields({ file: at('lesson.pdf'), inPlace: false, duplex: false, json: false });
    expect(said()).toContain('4 trang');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('adds signatures at the foot and a seal with its strips, in a new file', () => {
    const output = fields('lesson.pdf', { sign: 3, seal: 36 });
    const [before, after] = [readFileSync(at('lesson.pdf')), readFileSync(output)];
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(inspectPdf(after)).toMatchObject({
      open: [1, 2, 3]
        .map((i) => `Signature_${i}`)
        .concat(
          'OrgSeal',
          [1, 2, 3, 4].map((i) => `SealSlice_${i}`),
        ),
    });
  });

  it('goes on counting where names are taken, and takes a strip for two pages of one sheet', () => {
    const once = fields('lesson.pdf', { sign: 1 });
    const twice = fresh();
    showOrAddFields({
      file: once,
      output: twice,
      inPlace: false,
      duplex: true,
      json: true,
      sign: 1,
      seal: 30,
    });
    const { fields: placed } = JSON.parse(said().slice(said().indexOf('{'))) as {
      fields: { field: string; slice?: { index: number; count: number } }[];
    };
    expect(placed[0]?.field).toBe('Signature_2');
    expect(placed.flatMap(({ slice }) => slice?.index ?? [])).toEqual([0, 0, 1, 1]);
  });

  it('keeps every place inside the page and off its neighbours, whatever the page', async () => {
    for (const [width, height] of [
      [595, 842],
      [842, 595],
      [300, 300],
      [1200, 200],
      [130, 800],
    ] as const) {
      for (const rotation of [0, 90]) {
        writeFileSync(
          at('odd.pdf'),
          await drafted({ pages: 2, size: () => [width, height], rotation: () => rotation }),
        );
        for (const count of [1, 2, 3, 7]) {
          const places = openPlaces(readFileSync(fields('odd.pdf', { sign: count, seal: 36 })));
          // Beside the seal there is room for its legend, or there is none.
          const [width = 0, height = 0] =
            places.find(({ purpose }) => purpose === 'seal')?.upright.size ?? [];
          expect(width - height < 1 || width - height > 90).toBe(true);
          const boxes = places.filter(({ purpose }) => purpose === 'signature').map(({ rect }) => rect);
          expect(boxes).toHaveLength(count);
          for (const [i, a] of boxes.entries())
            for (const b of boxes.slice(i + 1))
              expect(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]).toBe(true);
        }
      }
    }
  });

  it('appends to the file itself only when asked', () => {
    const file = fields('lesson.pdf', { sign: 1 });
    const before = readFileSync(file);
    showOrAddFields({ file, inPlace: true, duplex: false, json: false, sign: 1 });
    const after = readFileSync(file);
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
  });

  it('refuses what it does not understand, and writes nothing', () => {
    const before = readdirSync(folder).length;
    const attempts: readonly (readonly [Partial<FieldsCommand>, string])[] = [
      [{ sign: 1, output: at('lesson.pdf') }, 'cli.fileExists'],
      [{ sign: 1, inPlace: true }, 'cli.noOutput'],
      [{ sign: 1, output: at('nowhere/x.pdf') }, 'cli.cannotWrite'],
      [{ sign: -1 }, 'cli.badNumber'],
      [{ sign: NaN }, 'cli.badNumber'],
      [{ sign: 1.5 }, 'cli.badNumber'],
      [{ sign: 21 }, 'cli.badNumber'],
      [{ sign: 1, page: 5 }, 'cli.badNumber'],
      [{ sign: 1, page: 0 }, 'cli.badNumber'],
      [{ seal: 500 }, 'cli.badNumber'],
      [{ sign: 1, plan: at('lesson.pdf') }, 'cli.planTwice'],
      [{ plan: at('lesson.pdf') }, 'cli.badPlan'],
      [{ plan: at('absent.json') }, 'cli.cannotRead'],
    ];
    for (const [more, code] of attempts) expect(() => fields('lesson.pdf', more)).toThrow(code);
    expect(() => fields('absent.pdf')).toThrow('cli.cannotRead');
    expect(() => fields('teacher.p12')).toThrow('intake.damaged');
    expect(readdirSync(folder)).toHaveLength(before);
  });

  it.each([
    ['fields[0].field', { fields: [{ name: 'A' }] }],
    ['plan.seel', { fields: [], seel: {} }],
    ['fields[0].place.rect', { fields: [{ field: 'A', place: { page: 0, rect: [1, 2, 3] } }] }],
    ['fields[0].place.rect', { fields: [{ field: 'A', place: { page: 0, rect: [1, 2, 3, '4'] } }] }],
    ['fields[0].place.page', { fields: [{ field: 'A', place: { page: '1', rect: [1, 2, 3, 4] } }] }],
    ['seal.main', { seal: {} }],
    ['seal.slices.diameter', { seal: { main: { field: 'S' }, slices: {} } }],
    [
      'seal.slices.pagesPerSheet',
      { seal: { main: { field: 'S' }, slices: { diameter: 9, pagesPerSheet: 3 } } },
    ],
    ['seal.locks', { seal: { main: { field: 'S' }, locks: 'no' } }],
    ['plan', []],
  ])('names the member of a plan that is wrong: %s', (member, plan) => {
    writeFileSync(at('plan.json'), JSON.stringify(plan));
    try {
      fields('lesson.pdf', { plan: at('plan.json') });
      throw new Error('taken');
    } catch (error) {
      expect(String(error)).toMatch(/cli\.badPlan/);
      expect(String(error)).toContain(member.split('.')[0]);
    }
  });
});
