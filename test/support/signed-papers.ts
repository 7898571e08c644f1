// A paper of the office signed as the office would: its service, each signatory by name, the seal or the mark of a copy.
import {
  baseFonts,
  copyMarkAppearance,
  handwriting,
  personalAppearance,
  schoolSeal,
  sealAppearance,
  type CopyMark,
  type DraftedPaper,
  type PaperSlot,
  type Signatory,
} from '../../src/documents/index.ts';
import {
  embedInto,
  type LocalDevice,
  OpenDocument,
  parseCertificate,
  prepare,
  type SigningRequest,
  verify,
} from '../../src/signing/index.ts';
import { testPki } from './pki.ts';
import { SIGNED_AT } from './signing.ts';

export const ORGANISATION = 'Trường THCS Ví Dụ';

export function signedPaper(
  { bytes, manifest }: DraftedPaper,
  signatories: readonly Signatory[],
  form: CopyMark['form'] = 'SAO Y',
): Buffer {
  const pki = testPki();
  const open = new OpenDocument(bytes);
  const fonts = baseFonts(bytes);
  const at = SIGNED_AT;
  const sign = (
    device: LocalDevice,
    slots: readonly PaperSlot[],
    appearances: SigningRequest['appearances'],
    certify = false,
  ) => {
    if (slots.length === 0) return;
    const fields = slots.map(({ field }) => field);
    const prepared = prepare(open, { fields, appearances, signer: device, at, certify });
    embedInto(open, prepared, device.signSync(prepared.toBeSigned));
  };
  const slotsOf = (...purposes: readonly PaperSlot['purpose'][]) =>
    manifest.slots.filter(({ purpose }) => purposes.includes(purpose));
  const organisation = ORGANISATION;
  const school = pki.issue({ name: organisation, profile: 'p256' }).device;

  sign(school, slotsOf('author'), { byField: {}, shared: {} }, true);
  for (const { key, name } of signatories) {
    const slots = manifest.slots.filter(({ signer }) => signer === key);
    const artwork = handwriting(name);
    const { device } = pki.issue({ name, profile: 'p256' });
    sign(device, slots, personalAppearance({ slots, fonts, name, at, artwork }));
  }
  const artwork = schoolSeal({ schoolName: organisation, sample: true });
  const seal = slotsOf('seal', 'sealSlice').toSorted((a) => (a.purpose === 'seal' ? -1 : 1));
  sign(school, seal, sealAppearance({ slots: seal, fonts, organisation, at, artwork }));
  const mark = slotsOf('copyMark');
  sign(school, mark, copyMarkAppearance({ slots: mark, fonts, form, organisation, at }));
  return open.bytes();
}

export const judged = (pdf: Uint8Array) =>
  verify(pdf, {
    anchors: testPki().anchors.map((der) => parseCertificate(Buffer.from(der))),
    at: testPki().at,
  });
