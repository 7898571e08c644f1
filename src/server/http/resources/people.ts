// The people of the school: found by name, added when no class book names them.
import { addPerson, listPeople } from '../../application/index.ts';
import { page, pageOf, pageQuery } from '../paging.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, named, object, optional, text, uuid, yesNo } from '../shapes.ts';
import { role } from './appointment-shapes.ts';

const personShape = named(
  'Person',
  object({
    id: uuid,
    name: text(),
    roles: described('Held now', list(role)),
    hasAccount: yesNo,
  }),
);

export const peopleRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/people',
    operationId: 'listPeople',
    summary: 'Người của trường / People of the school, by given name',
    tag: 'administration',
    who: 'read',
    query: object({
      ...pageQuery,
      called: optional(described('Parts of a name, with or without marks', text({ maxLength: 200 }))),
    }),
    faults: ['access.notPermitted', 'request.badCursor'],
    answer: pageOf(personShape),
    handle: async ({ house }, { query: { called, ...paging } }, { person: by, schoolId }) => {
      const asked = { by, schoolId, ...(called !== undefined && { called }) };
      const { items, next } = page(await listPeople(house, asked), paging);
      const shown = items.map(({ id, name, roles, hasAccount }) => ({ id, name, roles, hasAccount }));
      return { json: { items: shown, next } };
    },
  }),
  route({
    method: 'post',
    path: '/api/people',
    operationId: 'addPerson',
    summary:
      'Thêm người không có trong sổ lớp / Add somebody whom no class book names: an inspector, a parent',
    tag: 'administration',
    who: 'session',
    status: 201,
    body: object({ name: text({ minLength: 1, maxLength: 200 }) }),
    faults: ['access.notPermitted', 'person.alreadyThere', 'person.nameMalformed'],
    answer: object({ id: uuid, name: text() }),
    handle: async ({ house }, { body }, caller) => {
      const wish = { schoolId: caller.schoolId, name: body.name };
      const { id, name } = await addPerson(house, wish, { person: caller.person });
      return { json: { id, name } };
    },
  }),
];
