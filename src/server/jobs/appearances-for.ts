// What each field of a signature shows: the person's hand, the school's seal, or nothing.
import {
  baseFonts,
  copyMarkAppearance,
  ownFonts,
  personalAppearance,
  sealAppearance,
} from '../../documents/index.ts';
import type { Appearances } from '../../signing/index.ts';
import type { SignTask } from '../application/index.ts';
import { handOf, sealOf } from './pictures.ts';

/** @param document the bytes so far; only the draft's own part is read */
export function appearancesFor(
  document: Uint8Array,
  { look, slots, at, draftLength }: SignTask,
): Appearances {
  if (look.kind === 'certification') return { byField: {}, shared: {} };
  const drawn = look.kind === 'personal' ? look.name : look.organisation;
  const fonts = draftLength === null ? ownFonts(drawn) : baseFonts(document.subarray(0, draftLength));
  if (look.kind === 'personal') {
    return personalAppearance({ slots, fonts, name: look.name, at, artwork: handOf(look.name, look.image) });
  }
  if (look.kind === 'copyMark')
    return copyMarkAppearance({ slots, fonts, form: look.form, organisation: look.organisation, at });
  return sealAppearance({ slots, fonts, organisation: look.organisation, at, artwork: sealOf(look) });
}
