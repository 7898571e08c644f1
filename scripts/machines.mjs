// Writes docs/machines/ from the machines themselves. Run after `npm run build`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawCorrectionMachine, drawDossierMachine, drawRecordMachine } from '../dist/src/workflows/index.js';

const folder = new URL('../docs/machines/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('record.md', folder), drawRecordMachine());
writeFileSync(new URL('correction.md', folder), drawCorrectionMachine());
writeFileSync(new URL('dossier.md', folder), drawDossierMachine());
