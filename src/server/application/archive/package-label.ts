// The label a package brings for its medium: which one it will stand on is written in by hand.
import { mediaLabelText, type MediaLabel } from '../../../documents/index.ts';
import { sha256 } from '../../../kernel/index.ts';
import type { PackageFile, PackedFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import { payloadManifest } from './bag.ts';
import type { Archiving } from './packing.ts';

/** Not payload: it bears the digest of the payload's manifest. The tag manifests cover it. */
export async function packageLabel(
  { workshop }: Pick<House, 'workshop'>,
  { school, schoolClass, ready, at, duties }: Archiving,
  payload: ReadonlyMap<string, PackedFile>,
): Promise<readonly PackageFile[]> {
  const { name, level, province, commune } = school;
  const label: MediaLabel = {
    school: { name, level, province, commune },
    medium: '',
    carrier: '',
    copy: null,
    keepUntil: duties[0]?.until ?? null,
    packages: [
      {
        className: schoolClass.name,
        schoolYear: schoolClass.schoolYear,
        // Its folder gets its name when everything stands in it.
        name: '',
        at,
        records: ready.length,
        manifestHash: sha256(payloadManifest(payload)),
      },
    ],
    printedAt: at,
  };
  return [
    { path: 'label.pdf', bytes: await workshop.compose('label', label) },
    { path: 'label.txt', bytes: Buffer.from(mediaLabelText(label)) },
  ];
}
