// Schema of professional dossiers: kinds, routes, deadlines.
import { flag, list, object, severalParties, variants, whole, words } from './parts.ts';

const dueBy = variants('on', {
  weekly: { weekday: whole(1, 7), lesson: whole(1, 10) },
  milestone: { milestone: words },
});

export const dossiersSchema = list(
  object(
    {
      kind: { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,39}$' },
      name: words,
      route: severalParties,
      seal: flag,
      dueBy,
    },
    ['kind', 'name'],
  ),
  { maxItems: 40 },
);
