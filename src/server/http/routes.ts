// The table of routes: what the server serves and what the OpenAPI document describes.
import { ceremonyRoutes } from './resources/ceremonies.ts';
import { classRoutes } from './resources/classes.ts';
import { officeRoutes } from './resources/office.ts';
import { recordRoutes } from './resources/records.ts';
import { sessionRoutes } from './resources/session.ts';
import { tokenRoutes } from './resources/tokens.ts';
import { verificationRoutes } from './resources/verifications.ts';
import type { AnyRoute } from './route.ts';

export const allRoutes = (secure: boolean): readonly AnyRoute[] => [
  ...sessionRoutes(secure),
  ...tokenRoutes,
  ...classRoutes,
  ...recordRoutes,
  ...ceremonyRoutes,
  ...officeRoutes,
  ...verificationRoutes,
];
