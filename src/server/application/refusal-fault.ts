// A use case about one record raises the workflow's refusal as a fault with the same code.
import { Fault } from '../../kernel/index.ts';
import type { FaultDetails } from '../../kernel/index.ts';
import type { Refusal } from '../../workflows/index.ts';

export const refusalFault = ({ code, vi, en }: Refusal, details: FaultDetails = {}): Fault =>
  new Fault(code, { vi, en }, details);
