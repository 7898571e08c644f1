// giaplai dossier upload FILE: examined, given its places, kept; nobody is asked for anything yet.
import { dayAt, schoolYearOf } from '../../policies/index.ts';
import { findPerson, reviseDossier, takeInDossier, uploadDossier } from '../../server/application/index.ts';
import type { DossierExaminer } from '../../server/application/index.ts';
import type { DossierId } from '../../workflows/index.ts';
import { atSchool } from '../at-school.ts';
import { readInput } from '../foreign/files.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { onlySchool } from './only-school.ts';

export interface UploadCommand {
  readonly as: string;
  readonly dossier?: string;
  readonly kind?: string;
  readonly title?: string;
  readonly subject?: string;
  readonly grade?: number;
  readonly period?: string;
  readonly year?: string;
}

/** The command line is a process of its own: a file that takes too much ends this one only. */
const examine: DossierExaminer = (file, wanted) => Promise.resolve(takeInDossier(file, wanted));

export async function uploadFile(home: Home, path: string, command: UploadCommand): Promise<number> {
  const file = readInput(path);
  return atSchool(home, async ({ house }) => {
    const { id: schoolId } = await onlySchool(house);
    const { id: by } = await findPerson(house, { id: schoolId }, command.as);
    const { dossier, kind = 'lessonPlan', title = '', subject, grade, period, year } = command;
    const schoolYear = year ?? schoolYearOf(dayAt(house.clock.now()));
    const about = { subject: subject ?? null, grade: grade ?? null, period: period ?? null };
    const kept =
      dossier === undefined
        ? await uploadDossier(house, { schoolId, by, kind, title, schoolYear, ...about, file }, examine)
        : await reviseDossier(house, { dossier: dossier as DossierId, by, file }, examine);
    const { files } = kept.snapshot.context;
    print(`${green('✔')} ${kept.id}: phiên bản ${files.length} / version ${files.length}`);
    return 0;
  });
}
