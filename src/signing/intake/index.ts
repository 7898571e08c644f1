// Documents drafted elsewhere: what they are, and the signature fields they receive.
export { activeContent } from './active.ts';
export { appendPage, type PageDrawing } from './append-page.ts';
export { planAtFoot, type FootOfPage } from './at-foot.ts';
export { planWhereBlank } from './where-blank.ts';
export { inspectPdf, type Inspection, type IntakeLimits } from './inspect.ts';
export { addFields, type AddedFields } from './add-fields.ts';
export type { FieldPlan, PlacedField, PlannedField, SealPlan } from './plan.ts';
export { openPlaces } from './open-places.ts';
export type { PageShape } from './pages.ts';
export { writeNewFields } from './write-fields.ts';
