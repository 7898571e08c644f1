// Why an authority's answer could not be had.
import { faultTable } from '../../kernel/index.ts';

export const authorityFault = faultTable({
  'timestamp.unavailable': {
    vi: 'Không lấy được dấu thời gian từ {url}: {reason}',
    en: 'No timestamp could be had from {url}: {reason}',
  },
  'timestamp.refused': {
    vi: 'Dịch vụ dấu thời gian {url} từ chối: {reason}',
    en: 'The timestamp authority {url} refused: {reason}',
  },
  'timestamp.invalid': {
    vi: 'Dấu thời gian nhận từ {url} không dùng được: {reason}',
    en: 'The timestamp received from {url} is not acceptable: {reason}',
  },
});
