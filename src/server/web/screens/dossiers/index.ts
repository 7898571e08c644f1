// Dossiers: what waits and what is owed, bringing one, one on its way, minutes about it.
import { dossier } from './dossier.tsx';
import { dossierMinutes } from './minutes.tsx';
import { dossiers } from './dossiers.tsx';
import { newDossier } from './new-dossier.tsx';

export const dossierScreens = [dossiers, newDossier, dossier, dossierMinutes];
