// What of a plan is still to be made: people sign one after the other with the same plan.
import type { FieldPlan } from '../../signing/index.ts';

export const remaining = ({ fields, seal }: FieldPlan, present: ReadonlySet<string>): FieldPlan => ({
  fields: fields.filter(({ field }) => !present.has(field)),
  ...(seal !== undefined && !present.has(seal.main.field) && { seal }),
});
