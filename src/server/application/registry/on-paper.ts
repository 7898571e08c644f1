// What may be said to anybody of a version that is signed with pens: since when, never by whom.
import type { RecordContext } from '../../../workflows/index.ts';

export interface OnPaper {
  /** The days that stand on the paper, ISO 8601; null while not reported. */
  readonly signedOn: string | null;
  readonly sealedOn: string | null;
  readonly vi: string;
  readonly en: string;
}

/** Null for a version that is signed with keys, and for one that is no longer the record's present one. */
export function onPaper(
  { signedAs, paper, version: present }: Pick<RecordContext, 'signedAs' | 'paper' | 'version'>,
  version: number,
): OnPaper | null {
  if (signedAs !== 'wetInk' || present !== version) return null;
  const signedOn = paper?.signed.on ?? null;
  const sealedOn = paper?.sealed?.on ?? null;
  return { signedOn, sealedOn, ...wordsOf(signedOn, sealedOn) };
}

function wordsOf(signedOn: string | null, sealedOn: string | null): Pick<OnPaper, 'vi' | 'en'> {
  if (signedOn === null)
    return {
      vi: 'hồ sơ ký tay trên giấy, chưa được báo là đã ký đủ',
      en: 'the record is to be signed on paper, and is not reported as signed yet',
    };
  if (sealedOn === null)
    return {
      vi: `hồ sơ đã ký tay trên giấy (${dayOf(signedOn)}), chưa đóng dấu`,
      en: `the record was signed on paper (${dayOf(signedOn)}) and is not sealed yet`,
    };
  return {
    vi: `hồ sơ đã ký tay trên giấy (${dayOf(signedOn)}) và đóng dấu (${dayOf(sealedOn)}); bản giấy là bản gốc`,
    en: `the record was signed on paper (${dayOf(signedOn)}) and sealed (${dayOf(sealedOn)}); the sheets are the original`,
  };
}

/** `30/05/2026`. */
const dayOf = (iso: string) => iso.split('-').toReversed().join('/');
