// The workflows this program knows, by name.
import { raise } from './faults.ts';
import { recordDefinition } from './record/record.definition.ts';

export const catalogue = { record: recordDefinition } as const;

export type WorkflowName = keyof typeof catalogue;

/**
 * The definition a stored snapshot belongs to.
 * @throws Fault `workflow.unknown`
 */
export function definitionOf(workflow: string): (typeof catalogue)[WorkflowName] {
  if (!Object.hasOwn(catalogue, workflow)) throw raise('workflow.unknown', { workflow });
  return catalogue[workflow as WorkflowName];
}
