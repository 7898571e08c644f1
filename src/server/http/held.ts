// The secret of the session, where the route is for sessions alone.
import { httpFault } from './faults.ts';

/** @throws Fault `request.unauthenticated` */
export function held(session: string | undefined): string {
  if (session === undefined) throw httpFault('request.unauthenticated');
  return session;
}
