// What can be wrong with a wish to be told.
import { faultTable } from '../../../kernel/index.ts';

export const webhookFault = faultTable({
  'webhook.badUrl': {
    vi: 'Không gửi được đến “{url}”: {reason}',
    en: 'Nothing can be sent to "{url}": {reason}',
  },
  'webhook.unknownEvent': {
    vi: 'Không có sự kiện “{event}”; có: {known}',
    en: 'There is no event "{event}"; there are: {known}',
  },
  'webhook.unknown': {
    vi: 'Không có đăng ký nhận tin “{id}”',
    en: 'There is no webhook "{id}"',
  },
});
