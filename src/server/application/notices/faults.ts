// What can go wrong when people are to be written to.
import { faultTable } from '../../../kernel/index.ts';

export const noticeFault = faultTable({
  'notice.badAddress': {
    vi: '“{address}” không phải là một địa chỉ thư điện tử',
    en: '"{address}" is not one e-mail address',
  },
});
