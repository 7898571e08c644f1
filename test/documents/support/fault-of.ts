// The fault an operation throws, for tests that look at its code and details.
import { Fault } from '../../../src/kernel/index.ts';

/** Fails the test when the operation succeeds or throws something else. */
export function faultOf(operation: () => unknown): Fault {
  try {
    operation();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault was thrown');
}
