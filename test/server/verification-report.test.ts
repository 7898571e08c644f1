// One source, three tellings: what was found out about a file as conclusion, as JSON and as the printed sheet.
import { instant, sha256 } from '../../src/kernel/index.ts';
import {
  conclusionOf,
  type ExaminedFile,
  jsonOf,
  printedExamination,
  type Standing,
  standingTable,
  type StandingKind,
} from '../../src/server/application/index.ts';
import { createVerifier, parseCertificate, verdictsOverTime } from '../../src/signing/index.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { flipped } from '../support/changed.ts';
import { testPki } from '../support/pki.ts';
import { signed } from '../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const now = pki.at;
const bare = barePdf();
const sound = signed(bare, pki.issue({ name: 'Nguyễn Thị Mẫu' }).device, ['A'], { reason: 'Xác nhận' });
const files = {
  valid: sound,
  invalid: flipped(sound, sound.indexOf('% page 1') + 4),
  indeterminate: signed(bare, pki.bad.unknownIssuer().device, ['A']),
  unsigned: bare,
} as const;
type Kind = keyof typeof files;

const standing = (kind: StandingKind): Standing => ({ ...standingTable[kind], kind, known: null });

function examined(kind: Kind, against: Standing | null = null): ExaminedFile {
  const pdf = files[kind];
  const verifierFor = (at: typeof now) => createVerifier({ anchors, at, now });
  return {
    file: `${kind}.pdf`,
    sha256: sha256(pdf),
    pages: 1,
    report: verifierFor(now)(pdf),
    verdicts: verdictsOverTime(pdf, { now, stated: instant('2029-01-01'), verifierFor }),
    standing: against,
  };
}
const printed = (each: ExaminedFile, language: 'vi' | 'en' = 'vi') =>
  printedExamination({ files: [each], language, now, offline: true, anchors, software: 'Giáp Lai 0' });

const kinds = Object.keys(files) as Kind[];
const standings = Object.keys(standingTable) as StandingKind[];

describe('the conclusion', () => {
  it.each(kinds)('on a file whose signatures are %s is that, where nothing else is known', (kind) => {
    expect(conclusionOf(examined(kind))).toBe(kind);
  });

  it('is only ever made worse by what the school has stored', () => {
    const graver = ['valid', 'unsigned', 'indeterminate', 'invalid'];
    for (const kind of kinds)
      for (const against of standings) {
        const conclusion = conclusionOf(examined(kind, standing(against)));
        expect(graver.indexOf(conclusion)).toBeGreaterThanOrEqual(graver.indexOf(kind));
        expect(conclusion === 'valid').toBe(kind === 'valid' && standingTable[against].weight === 'note');
      }
  });
});

describe('sheet and JSON', () => {
  it('agree with the conclusion, whatever it is', () => {
    for (const kind of kinds)
      for (const against of [null, ...standings.map(standing)]) {
        const each = examined(kind, against);
        const [file] = printed(each).files;
        const json = jsonOf(each);
        expect([file!.verdict, json.conclusion]).toEqual([conclusionOf(each), conclusionOf(each)]);
        expect(json.registry?.standing ?? null).toBe(against?.kind ?? null);
        expect(file!.explanation).toMatch(/\.$/);
      }
  });

  it('tell the same signatures, findings, moments and anchors', () => {
    for (const kind of kinds) {
      const each = examined(kind);
      const sheet = printed(each);
      const [file] = sheet.files;
      const json = jsonOf(each);
      expect(file!.signatures.map(({ signer }) => signer)).toEqual(
        json.signatures.map(({ signer }) => signer?.name ?? '—'),
      );
      file!.signatures.forEach(({ indication, statements }, i) => {
        expect(indication).toBe(json.signatures[i]!.indication);
        expect(statements.map(({ text }) => text)).toEqual(json.signatures[i]!.findings.map(({ vi }) => vi));
      });
      expect(file!.statements.map(({ text }) => text).toSorted()).toEqual(
        json.findings.map(({ vi }) => vi).toSorted(),
      );
      expect(file!.moments.map(({ verdict }) => verdict)).toEqual(
        json.verdicts.map(({ verdict }) => verdict),
      );
      expect(sheet.anchors.map(({ fingerprint }) => fingerprint)).toEqual(
        pki.anchors.map((der) => sha256(der)),
      );
      expect(JSON.parse(sheet.json)).toEqual([JSON.parse(JSON.stringify(json))]);
    }
  });

  it('tell the reason a signer states', () => {
    expect(jsonOf(examined('valid')).signatures[0]!.reason).toBe('Xác nhận');
    expect(printed(examined('valid')).files[0]!.signatures[0]!.particulars).toContain('“Xác nhận”');
  });

  it('name a superseded file superseded, in both languages', () => {
    const each = examined('valid', standing('superseded'));
    expect(printed(each).files[0]!.headline).toBe('ĐÃ BỊ THAY THẾ');
    expect(printed(each, 'en').files[0]!.headline).toBe('SUPERSEDED');
    expect(printed(examined('invalid', standing('superseded'))).files[0]!.headline).toBe('KHÔNG HỢP LỆ');
  });
});
