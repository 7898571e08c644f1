// The workflows this program knows, by name.
import { correctionDefinition } from './correction/correction.definition.ts';
import { dossierDefinition } from './dossier/dossier.definition.ts';
import { raise } from './faults.ts';
import { recordDefinition } from './record/record.definition.ts';

export const catalogue = {
  record: recordDefinition,
  correction: correctionDefinition,
  dossier: dossierDefinition,
} as const;

export type WorkflowName = keyof typeof catalogue;

/**
 * The definition a stored snapshot belongs to.
 * @throws Fault `workflow.unknown`
 */
export function definitionOf<Name extends WorkflowName>(
  workflow: Name | (string & {}),
): (typeof catalogue)[Name] {
  if (!Object.hasOwn(catalogue, workflow)) throw raise('workflow.unknown', { workflow });
  return catalogue[workflow as Name];
}
