// A fault on its way between threads: what it says arrives, its stack does not.
import { Fault } from '../../kernel/index.ts';
import type { ToldFault } from './messages.ts';

export const toldFault = ({ code, title, details }: Fault): ToldFault => ({ code, title, details });

/** The title is filled in already. */
export const faultTold = ({ code, title, details }: ToldFault): Fault => new Fault(code, title, details);
