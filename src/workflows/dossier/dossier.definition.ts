// The dossier workflow as the engine knows it.
import type { Definition } from '../engine/advance.ts';
import type { StoredSnapshot } from '../engine/stored-snapshot.ts';
import { closedDossier } from './dossier.closed.ts';
import { openingOfDossier } from './dossier.context.ts';
import type { DossierContext, DossierFile, DossierOpening } from './dossier.context.ts';
import type { DossierEvent } from './dossier.events.ts';
import { dossierGuards } from './dossier.guards.ts';
import { dossierMachine } from './dossier.machine.ts';

export type DossierSnapshot = StoredSnapshot<DossierContext>;

export const dossierDefinition: Definition<DossierContext, DossierEvent, never> = {
  workflow: 'dossier',
  /** Raise it, and add an upcast from the former number, whenever DossierContext changes its shape. */
  definition: 1,
  machine: dossierMachine,
  upcasts: {},
  guards: dossierGuards,
  effectOf: () => null,
  closed: closedDossier,
};

export const openDossier = (opening: DossierOpening, first: DossierFile): DossierSnapshot => ({
  workflow: 'dossier',
  definition: dossierDefinition.definition,
  state: 'draft',
  context: openingOfDossier(opening, first),
});
