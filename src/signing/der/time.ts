// UTCTime and GeneralizedTime, in the one form that RFC 5280 §4.1.2.5 allows: to the second, `Z`.
import type { Instant } from '../../kernel/index.ts';
import { encode } from './encode.ts';
import { DerError } from './problem.ts';
import { tags } from './tags.ts';

/** UTCTime until 2049, GeneralizedTime after (RFC 5280 §4.1.2.5); fractions of a second are cut. */
export function time(at: Instant): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = new Date(at).getUTCFullYear();
  return year >= 1950 && year < 2050
    ? encode(tags.utcTime, Buffer.from(text.slice(2), 'latin1'))
    : encode(tags.generalizedTime, Buffer.from(text, 'latin1'));
}

/** @throws DerError when it is not a moment of the calendar written in the DER form. */
export function timeOf(tag: number, content: Uint8Array, offset: number): Instant {
  const text = Buffer.from(content).toString('latin1');
  const full = tag === tags.utcTime ? (text < '5' ? '20' : '19') + text : text;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (!match) throw new DerError('value', offset, 'time not in the form YYMMDDHHMMSSZ');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second);
  const written = at.toISOString().replace(/[-:T]|\.\d+/g, '');
  if (written !== full) throw new DerError('value', offset, 'no such moment in the calendar');
  return at.getTime() as Instant;
}
