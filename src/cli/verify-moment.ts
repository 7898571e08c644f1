// The moment a verdict is asked for, as people type it.
import { type Instant, instant, toIso } from '../kernel/index.ts';
import { cliFault } from './faults.ts';

/**
 * A day is its beginning in Vietnam.
 * @throws Fault `cli.badDate`
 */
export function statedMoment(text: string): Instant {
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = instant(day ? `${text}T00:00:00+07:00` : text);
  if ((!day && !moment) || Number.isNaN(at) || (day && toIso(at).slice(0, 10) !== text))
    throw cliFault('cli.badDate', { text });
  return at;
}
