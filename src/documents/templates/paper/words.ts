// Small phrases that papers share: moments, decisions, digests, documents.
import { toVietnameseTime, type Instant } from '../../../kernel/index.ts';
import type { NamedDocument, PrintedDecision } from '../../papers/index.ts';
import { printedDate } from '../wording.ts';

const SHORT = 16;

export const moment = (at: Instant): string => toVietnameseTime(at);

/** `15 giờ 04 phút ngày 05/06/2026`. */
export function spokenMoment(at: Instant): string {
  const [date = '', time = ''] = toVietnameseTime(at).split(' ');
  const [hour = '', minute = ''] = time.split(':');
  return `${hour} giờ ${minute} phút ngày ${date}`;
}

export const decisionText = ({ number, date, by }: PrintedDecision): string =>
  `Quyết định số ${number} ngày ${printedDate(date)} của ${by}`;

/** The first 16 of 64 digits: enough to compare by eye, the whole stands in the attached data. */
export const shortDigest = (digest: string): string => `${digest.slice(0, SHORT)}…`;

export const documentText = ({ title, version, verificationCode, fileHash }: NamedDocument): string =>
  `${title} (bản ${version}, mã xác minh ${verificationCode}, SHA-256 ${shortDigest(fileHash)})`;

/** `value`, or a dash for nothing. */
export const orDash = (value: string | null): string => (value === null || value.trim() === '' ? '–' : value);
