// What can be wrong with the networks that webhooks may reach.
import { faultTable } from '../../kernel/index.ts';

export const networkFault = faultTable({
  'webhook.badNetwork': {
    vi: '“{text}” không phải là một dải địa chỉ mạng (10.0.0.0/8, fd00::/8)',
    en: '"{text}" is no range of network addresses (10.0.0.0/8, fd00::/8)',
  },
});
