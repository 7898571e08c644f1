// Who is appointed to what: by written decision, with scope and validity; handed over, delegated, ended (R10, R11, R17).
import { instant } from '../../../kernel/index.ts';
import {
  appoint,
  delegate,
  endAppointment,
  handOver,
  leaveSchool,
  listAppointments,
} from '../../application/index.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
import { appointmentFor, namesOf, personFor } from '../people.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, object, optional, uuid } from '../shapes.ts';
import {
  appointmentShape,
  decision,
  momentAsked,
  period,
  role,
  scope,
  toAppointment,
  toPeriod,
  toScope,
} from './appointment-shapes.ts';

const appointmentId = object({ appointmentId: uuid });
const refused = [
  'access.appointmentUnknown',
  'access.appointmentEnded',
  'access.notPermitted',
  'access.decisionUnnamed',
];

/** Only people signed in: what gives access is not for programs. */
export const appointmentRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/appointments',
    operationId: 'listAppointments',
    summary: 'Phân công / Who is appointed to what; of one person, or of the whole school',
    tag: 'administration',
    who: 'read',
    query: object({
      ...pageQuery,
      person: optional(uuid),
      at: optional(described('In force at this moment; all that ever were when left out', momentAsked)),
    }),
    faults: ['access.notPermitted', 'person.unknown', 'request.badCursor'],
    answer: pageOf(appointmentShape),
    handle: async (desk, { query: { person, at, ...paging } }, caller) => {
      const asked = {
        by: caller.person,
        ...(person !== undefined && { of: await personFor(desk, caller, person) }),
        ...(at !== undefined && { at: instant(at) }),
      };
      const { items, next } = await pageFrom(paging, (part) =>
        listAppointments(desk.house, { ...asked, page: part }),
      );
      const names = await namesOf(
        desk,
        items.map(({ personId }) => personId),
      );
      return { json: { items: items.map((one) => toAppointment(one, names)), next } };
    },
  }),
  route({
    method: 'post',
    path: '/api/appointments',
    operationId: 'appoint',
    summary: 'Giao vai trò theo quyết định / Appoint somebody by a written decision',
    tag: 'administration',
    who: 'session',
    status: 201,
    body: object({ person: uuid, role, scope: optional(scope), decision, ...period }),
    faults: [
      'person.unknown',
      'access.notPermitted',
      'access.ownAppointment',
      'access.scopeMissing',
      'access.scopeTooWide',
      'access.decisionUnnamed',
      'access.periodEmpty',
      'access.mixedDuties',
    ],
    answer: appointmentShape,
    handle: async (desk, { body }, caller) => {
      const made = await appoint(
        desk.house,
        {
          schoolId: caller.schoolId,
          person: await personFor(desk, caller, body.person),
          role: body.role,
          decision: body.decision,
          ...toScope(body.scope),
          ...toPeriod(body),
        },
        { person: caller.person },
      );
      return { json: toAppointment(made, await namesOf(desk, [made.personId])) };
    },
  }),
  route({
    method: 'post',
    path: '/api/appointments/{appointmentId}/ending',
    operationId: 'endAppointment',
    summary: 'Thôi giao vai trò theo quyết định / End an appointment, and what was delegated from it',
    tag: 'administration',
    who: 'session',
    params: appointmentId,
    body: object({ decision, validTo: optional(momentAsked) }),
    faults: refused,
    handle: async (desk, { params, body: { decision: by, validTo } }, caller) => {
      const appointment = await appointmentFor(desk, caller, params.appointmentId);
      const until = validTo === undefined ? {} : { validTo: instant(validTo) };
      await endAppointment(desk.house, { appointment, decision: by, ...until }, { person: caller.person });
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/appointments/{appointmentId}/hand-over',
    operationId: 'handOverAppointment',
    summary: 'Bàn giao phân công / Hand an appointment over to somebody else at one moment',
    tag: 'administration',
    who: 'session',
    status: 201,
    params: appointmentId,
    body: object({ to: uuid, decision, when: optional(momentAsked) }),
    faults: [
      ...refused,
      'person.unknown',
      'access.ownAppointment',
      'access.notDelegable',
      'access.mixedDuties',
    ],
    answer: appointmentShape,
    handle: async (desk, { params, body: { to, decision: by, when } }, caller) => {
      const request = {
        appointment: await appointmentFor(desk, caller, params.appointmentId),
        to: await personFor(desk, caller, to),
        decision: by,
        ...(when !== undefined && { when: instant(when) }),
      };
      const next = await handOver(desk.house, request, { person: caller.person });
      return { json: toAppointment(next, await namesOf(desk, [next.personId])) };
    },
  }),
  route({
    method: 'post',
    path: '/api/appointments/{appointmentId}/delegations',
    operationId: 'delegate',
    summary: 'Ủy quyền ký thay / The principal lets a vice principal sign in their place, KT. HIỆU TRƯỞNG',
    tag: 'administration',
    who: 'session',
    status: 201,
    params: appointmentId,
    body: object({ to: uuid, scope: optional(scope), decision, ...period }),
    faults: [
      ...refused,
      'person.unknown',
      'access.notDelegable',
      'access.beyondDelegator',
      'access.scopeMissing',
      'access.periodEmpty',
      'access.mixedDuties',
    ],
    answer: appointmentShape,
    handle: async (desk, { params, body }, caller) => {
      const made = await delegate(desk.house, {
        from: await appointmentFor(desk, caller, params.appointmentId),
        to: await personFor(desk, caller, body.to),
        decision: body.decision,
        by: caller.person,
        ...toScope(body.scope),
        ...toPeriod(body),
      });
      return { json: toAppointment(made, await namesOf(desk, [made.personId])) };
    },
  }),
  route({
    method: 'post',
    path: '/api/people/{personId}/leaving',
    operationId: 'leaveSchool',
    summary: 'Thôi công tác tại trường / Somebody leaves: every appointment of theirs ends at one moment',
    tag: 'administration',
    who: 'session',
    params: object({ personId: uuid }),
    body: object({ decision, when: optional(momentAsked) }),
    faults: ['person.unknown', 'access.notPermitted', 'access.decisionUnnamed'],
    answer: object({ ended: described('Appointments that end', list(uuid)) }),
    handle: async (desk, { params, body: { decision: by, when } }, caller) => {
      const person = await personFor(desk, caller, params.personId);
      const leaving = { person, decision: by, ...(when !== undefined && { when: instant(when) }) };
      const ended = await leaveSchool(desk.house, leaving, { person: caller.person });
      return { json: { ended } };
    },
  }),
];
