// Who is asking: a program with a token, or a browser with a session's cookie.
import type { Request } from 'express';
import type { PersonId } from '../../../kernel/index.ts';
import { accountFault, tokenFrom } from '../../application/index.ts';
import { httpFault } from '../faults.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import type { AnyRoute } from '../route.ts';

/** `__Host-` binds the cookie to this host and to TLS; plain HTTP is for localhost only. */
export const cookieName = (secure: boolean) => (secure ? '__Host-giaplai' : 'giaplai');

/** @throws Fault `request.unauthenticated` for a token that is none; an ended session is nobody */
export async function callerOf(desk: HttpDesk, request: Request, secure: boolean): Promise<Caller | null> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    const token = await tokenFrom(desk.gate, bearer);
    if (token === null) throw httpFault('request.unauthenticated');
    return known(desk, token.personId, { kind: 'token', scopes: token.scopes });
  }
  const session = sessionOf(request, secure);
  const present = session === undefined ? null : await desk.accounts.presentAt(session);
  return present && known(desk, present.person, { kind: 'session', reach: present.reach });
}

export function sessionOf(request: Request, secure: boolean): string | undefined {
  const name = cookieName(secure);
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

async function known({ house }: HttpDesk, id: PersonId, by: Caller['by']): Promise<Caller | null> {
  const [person] = await house.store.read((view) => view.people([id]));
  return person ? { person: person.id, schoolId: person.schoolId, name: person.name, by } : null;
}

/**
 * @throws Fault `request.unauthenticated`, `request.outOfScope`, `request.sessionNeeded`, `account.secondFactorNeeded`
 */
export function admit({ who, opensTo }: Pick<AnyRoute, 'who' | 'opensTo'>, caller: Caller | null): void {
  if (who === 'anybody') return;
  if (caller === null) throw httpFault('request.unauthenticated');
  if (caller.by.kind === 'session') {
    const { reach } = caller.by;
    if (reach === 'everything' || opensTo === 'signOut' || opensTo === reach) return;
    throw accountFault('account.secondFactorNeeded');
  }
  if (who === 'session') throw httpFault('request.sessionNeeded');
  if (!caller.by.scopes.includes(who)) throw httpFault('request.outOfScope', { scope: who });
}
