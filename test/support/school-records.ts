// A drafted record signed by everybody it waits for, without server or files: what signing and verification tests judge.
import { draftDocument, type SlotManifest } from '../../src/documents/index.ts';
import { instant } from '../../src/kernel/index.ts';
import { embedInto, type LocalDevice, OpenDocument, prepare } from '../../src/signing/index.ts';
import { testPki } from './pki.ts';
import { box, SIGNED_AT } from './signing.ts';
import { sampleTranscript } from './snapshots.ts';

export interface SignedRecord {
  readonly bytes: Buffer;
  /** Length of the file after the draft and after each signature. */
  readonly lengths: readonly number[];
  readonly manifest: SlotManifest;
}

const imprint = { verificationCode: 'GL-7K3QW-9D2MX-0PRTV', printedAt: instant('2026-06-01T08:00:00+07:00') };

/** Service key, each subject teacher, homeroom teacher, principal, seal: in that order. */
export function signedTranscript(overrides: Parameters<typeof sampleTranscript>[0] = {}): SignedRecord {
  const pki = testPki();
  const { bytes, manifest } = draftDocument(sampleTranscript(overrides), imprint);
  const open = new OpenDocument(bytes);
  const lengths = [bytes.length];
  const fieldsFor = (...purposes: readonly string[]) =>
    manifest.slots.filter((slot) => purposes.includes(slot.purpose));
  const sign = (device: LocalDevice, slots: SlotManifest['slots'], certify = false) => {
    const byField = Object.fromEntries(
      slots.flatMap(({ field, rect: [x0, y0, x1, y1] }) =>
        x1 > x0 ? [[field, box(x1 - x0, y1 - y0)] as const] : [],
      ),
    );
    const fields = slots.map((slot) => slot.field);
    const prepared = prepare(open, {
      fields,
      appearances: { byField, shared: {} },
      signer: device,
      at: SIGNED_AT,
      certify,
    });
    embedInto(open, prepared, device.signSync(prepared.toBeSigned));
    lengths.push(open.length);
  };
  const school = pki.issue({ name: 'Trường THCS Mẫu', profile: 'rsa3072' }).device;
  sign(school, fieldsFor('author'), true);
  const teacher = pki.issue({ name: 'Giáo viên Mẫu' }).device;
  const onCurve = pki.issue({ name: 'Giáo viên Cong', profile: 'p256' }).device;
  fieldsFor('subject').forEach((slot, i) => sign(i % 3 === 2 ? onCurve : teacher, [slot]));
  sign(teacher, fieldsFor('homeroom'));
  sign(onCurve, fieldsFor('principal'));
  const seal = fieldsFor('seal', 'sealSlice');
  sign(school, [
    ...seal.filter((slot) => slot.field === 'OrgSeal'),
    ...seal.filter((slot) => slot.field !== 'OrgSeal'),
  ]);
  return { bytes: open.bytes(), lengths, manifest };
}
