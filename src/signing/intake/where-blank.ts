// Places for signatures where the page shows nothing: at its foot, or a little higher above a page number.
import { PdfFile } from '../pdf/index.ts';
import { planAtFoot, type FootOfPage } from './at-foot.ts';
import { inkOn } from './ink/index.ts';
import type { Acceptable } from './inspect.ts';
import type { FieldPlan } from './plan.ts';
import type { Rectangle } from './upright.ts';

const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
/** Page numbers and footers stay below what is signed. */
const [HIGHEST, STEP] = [mm(30), mm(2)];
const CLEARANCE = mm(1);
/** Smaller, name and time could not be read. */
const [LEAST_WIDTH, LEAST_HEIGHT] = [mm(50), mm(22)];

/** Undefined where there is no such room, or nobody can tell. */
export function planWhereBlank(
  bytes: Uint8Array,
  seen: Pick<Acceptable, 'pages' | 'signed' | 'open'>,
  foot: Omit<FootOfPage, 'lift'>,
): FieldPlan | undefined {
  const page = seen.pages[foot.page];
  const ink = page && inkOn(new PdfFile(bytes), page);
  if (ink === undefined) return undefined;
  for (let lift = 0; lift <= HIGHEST; lift += STEP) {
    const plan = planAtFoot(seen, { ...foot, lift });
    const places = placesOf(plan);
    if (!places.every(isReadable)) return undefined;
    if (places.every((place) => ink.every((mark) => !touch(place, mark)))) return plan;
  }
  return undefined;
}

const placesOf = ({ fields, seal }: FieldPlan): readonly Rectangle[] =>
  [...fields, ...(seal ? [seal.main] : [])].flatMap(({ place }) => (place ? [place.rect] : []));

const isReadable = ([left, bottom, right, top]: Rectangle): boolean =>
  right - left >= LEAST_WIDTH && top - bottom >= LEAST_HEIGHT;

const touch = (a: Rectangle, b: Rectangle): boolean =>
  a[0] - CLEARANCE < b[2] && b[0] < a[2] + CLEARANCE && a[1] - CLEARANCE < b[3] && b[1] < a[3] + CLEARANCE;
