// What the controllers of key files say: they ask the API themselves, so that file and password stay in the browser.
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

/** @param controller `file-key` for many documents, `paper-key` for one */
export const fileKeyWords = ({ language }: Visit, controller: 'file-key' | 'paper-key') => {
  const { fileWrong, fileUnread, fileUnfit, fileMissing } = signingWords[language];
  return {
    [`data-${controller}-wrong-value`]: fileWrong,
    [`data-${controller}-unread-value`]: fileUnread,
    [`data-${controller}-unfit-value`]: fileUnfit,
    [`data-${controller}-missing-value`]: fileMissing,
  };
};
