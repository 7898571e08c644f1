// What can go wrong when people are to be written to.
import { faultTable } from '../../../kernel/index.ts';

export const noticeFault = faultTable({
  'notice.badSettings': {
    vi: 'Giá trị của {name} phải từ {least} đến {most}',
    en: '{name} must be from {least} to {most}',
  },
  'notice.notFailing': {
    vi: 'Địa chỉ “{address}” không bị trả thư',
    en: 'No letter to "{address}" came back',
  },
  'notice.badAddress': {
    vi: '“{address}” không phải là một địa chỉ thư điện tử',
    en: '"{address}" is not one e-mail address',
  },
});
