// The life of a document drafted elsewhere: fields added, signed by three people, sealed on every page.
import {
  handwriting,
  ownFonts,
  personalAppearance,
  schoolSeal,
  sealAppearance,
} from '../../src/documents/index.ts';
import {
  addFields,
  embed,
  type FieldPlan,
  type PlacedField,
  prepare,
  type SigningRequest,
  verify,
} from '../../src/signing/index.ts';
import { parseCertificate } from '../../src/signing/x509/index.ts';
import { testPki } from './pki.ts';
import { SIGNED_AT } from './signing.ts';

export const pki = testPki();
const people = ['Nguyễn Thị Mẫu', 'Lò Văn Thử', 'H’Ý Niê Ví Dụ'] as const;
const organisation = 'Trường THCS Ví Dụ';
const keys = [...people, organisation].map((name) => pki.issue({ name, profile: 'p256' }).device);

/** Diameter of a seal of 36 mm in points. */
export const SEAL = (36 / 25.4) * 72;

export const plan: FieldPlan = {
  fields: [
    { field: 'Teacher', place: { page: 0, rect: [30, 40, 150, 100] } },
    { field: 'Tổ trưởng', place: { page: 0, rect: [160, 40, 280, 100] } },
    { field: 'Principal' },
  ],
  seal: {
    main: { field: 'OrgSeal', place: { page: 0, rect: [30, 110, 250, 110 + SEAL] } },
    slices: { diameter: SEAL, pagesPerSheet: 1 },
  },
};

export interface Received {
  readonly pdf: Buffer;
  readonly fields: readonly PlacedField[];
  readonly added: 'now' | 'withSignatures';
  /** The document after each step, the first as it came. */
  readonly versions: readonly Buffer[];
}

export function received(pdf: Uint8Array, wanted: FieldPlan = plan): Received {
  const { tail, fields, added } = addFields(pdf, wanted);
  const versions = [Buffer.from(pdf), Buffer.concat([pdf, tail])];
  const sign = (index: number, request: Pick<SigningRequest, 'fields' | 'appearances'>) => {
    const device = keys[index]!;
    const base = versions.at(-1)!;
    const prepared = prepare(base, { ...request, newFields: fields, signer: device, at: SIGNED_AT });
    versions.push(Buffer.concat([base, embed(prepared, device.signSync(prepared.toBeSigned))]));
  };
  people.forEach((name, index) => {
    const slots = fields.filter(({ field }) => field === wanted.fields[index]?.field);
    const artwork = index === 0 ? handwriting(name) : undefined;
    const fonts = ownFonts(name);
    const appearances = personalAppearance({ slots, fonts, name, at: SIGNED_AT, artwork });
    sign(index, { fields: slots.map(({ field }) => field), appearances });
  });
  const slots = fields.filter(({ purpose }) => purpose !== 'signature');
  const artwork = schoolSeal({ schoolName: organisation, sample: true });
  const fonts = ownFonts(organisation);
  const appearances = sealAppearance({ slots, fonts, organisation, at: SIGNED_AT, artwork });
  sign(people.length, { fields: slots.map(({ field }) => field), appearances });
  return { pdf: versions.at(-1)!, fields, added, versions };
}

export const judged = (pdf: Uint8Array, at = pki.at) =>
  verify(pdf, { anchors: pki.anchors.map(parseCertificate), at });

/** Everything a sound result has in common, whatever the document was. */
export function expectSound({ pdf, versions, fields }: Received, before = 0): void {
  versions.forEach((version, i) => {
    for (const later of versions.slice(i))
      expect(later.subarray(0, version.length).equals(version)).toBe(true);
  });
  const report = judged(pdf);
  expect(report.findings).toEqual([]);
  expect(report.verdict).toBe('valid');
  expect(report.signatures).toHaveLength(before + 4);
  expect(report.signatures.at(-1)?.fields).toHaveLength(
    fields.filter(({ purpose }) => purpose !== 'signature').length,
  );
  expect(report.openFields).toEqual([]);
}
