// PDF dates (ISO 32000-2 §7.9.4): D:YYYYMMDDHHmmSSOHH'mm'.
import { type Instant, instant } from '../../kernel/index.ts';

const pattern = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)?$/;

/** Undefined when the text is no such date. A date without zone is read as UTC. */
export const parsePdfDate = (text: string): Instant | undefined => usualDate(text) ?? anyDate(text);

/** As nearly all products write it, `D:20260605150405+07'00'`, on days that every month has; undefined for all else. */
function usualDate(text: string): Instant | undefined {
  const sign = text[16] === '+' ? 1 : text[16] === '-' ? -1 : undefined;
  if (text.length !== 23 || !text.startsWith('D:') || text[19] !== "'" || text[22] !== "'") return undefined;
  const [year, month, day] = [two(text, 2) * 100 + two(text, 4), two(text, 6), two(text, 8)];
  const [hour, minute, second] = [two(text, 10), two(text, 12), two(text, 14)];
  const [zoneHour, zoneMinute] = [two(text, 17), two(text, 20)];
  const isDay = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && zoneHour <= 23 && zoneMinute <= 59;
  if (sign === undefined || !isDay || !isTime) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return (local - sign * (zoneHour * 60 + zoneMinute) * 60_000) as Instant;
}

/** Two digits as a number; NaN, which is in no range, when they are something else. */
function two(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 0x30, text.charCodeAt(at + 1) - 0x30];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function anyDate(text: string): Instant | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    zoneHour,
    zoneMinute,
  ] = match;
  const zone = sign === undefined ? 'Z' : `${sign}${zoneHour ?? '00'}:${zoneMinute ?? '00'}`;
  const at = instant(`${year ?? ''}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}
