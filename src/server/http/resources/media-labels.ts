// Labels of media that carry archive packages, to be printed.
import { printMediaLabel } from '../../application/index.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, object, optional, text, whole } from '../shapes.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const MOST_PACKAGES = 200;
/** `{class}~{name}`, as many as there are, with commas between. */
const PACKAGES = `^${UUID}~[\\w-]{1,60}(?:,${UUID}~[\\w-]{1,60}){0,${MOST_PACKAGES - 1}}$`;

export const mediaLabelRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/media-labels',
    operationId: 'printMediaLabel',
    summary:
      'In nhãn vật mang tin lưu trữ / The label of a medium with archive packages, cards to be cut out',
    tag: 'papers',
    who: 'read',
    query: object({
      packages: described('`{classId}~{package}`, comma-separated', text({ pattern: PACKAGES })),
      medium: described("The medium's number in the school's count", text({ minLength: 1, maxLength: 60 })),
      carrier: optional(text({ maxLength: 80 })),
      copy: optional(whole({ minimum: 1, maximum: 99 })),
      copies: optional(whole({ minimum: 1, maximum: 99 })),
    }),
    produces: 'application/pdf',
    faults: ['access.notPermitted', 'office.packageUnknown', 'office.labelIncomplete'],
    handle: async ({ house }, { query }, { person: by, schoolId }) => {
      const { packages, medium, carrier = '', copy = 1, copies = copy } = query;
      const chosen = packages.split(',').map((each) => {
        const [classId = '', name = ''] = each.split('~');
        return { classId, name };
      });
      const content = await printMediaLabel(house, {
        schoolId,
        by,
        packages: chosen,
        medium,
        carrier,
        copy: { number: copy, of: copies },
      });
      return { bytes: { content, mediaType: 'application/pdf', name: 'media-label.pdf' } };
    },
  }),
];
