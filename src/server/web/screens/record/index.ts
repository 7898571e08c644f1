// The record: its page, its versions side by side, its signatures examined.
import { recordCompare } from './compare.tsx';
import { recordMissing } from './missing.tsx';
import { record } from './record.tsx';
import { recordVerdict } from './verdict.tsx';

export const recordScreens = [record, recordCompare, recordMissing, recordVerdict];
