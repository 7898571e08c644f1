// Where the clock of the machine went backwards between two entries of the journal: told from the times themselves.
import type { Instant } from '../../../kernel/index.ts';
import type { JournalFinding } from './findings.ts';

export interface ClockSetBack {
  /** First entry under the clock that was set back. */
  readonly seq: number;
  /** Of the entry before it. */
  readonly from: Instant;
  readonly to: Instant;
}

/** Whoever waits for others has looked at the clock before them, though never so long before. */
export const SET_BACK_MS = 3_600_000;

/** Nothing when it went on. An entry is never given another time than the clock's: both times are evidence. */
export const setBack = (seq: number, from: Instant | null, to: Instant): readonly ClockSetBack[] =>
  from !== null && from - to > SET_BACK_MS ? [{ seq, from, to }] : [];

/** As a line for people; it is not a finding, since nothing was altered. */
export const setBackText = ({ seq, from, to }: ClockSetBack): Pick<JournalFinding, 'vi' | 'en'> => {
  const hours = Math.round((from - to) / SET_BACK_MS);
  return {
    vi: `Đồng hồ của máy bị lùi ${hours} giờ trước mục ${seq}`,
    en: `The clock of the machine was set back ${hours} hours before entry ${seq}`,
  };
};
