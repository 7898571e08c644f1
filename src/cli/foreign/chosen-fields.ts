// Which open fields one signature fills.
import type { PlacedField } from '../../signing/index.ts';
import { cliFault } from '../faults.ts';

export interface FieldChoice {
  /** Names; left out, the only open field for a person. */
  readonly field?: readonly string[];
  /** The main seal and every strip. */
  readonly seal: boolean;
}

/** Faults: cli.noSuchField, cli.chooseField, cli.noSealField, cli.sealAlone. */
export function chosenFields(open: readonly PlacedField[], { field, seal }: FieldChoice): PlacedField[] {
  const listed = (fields: readonly PlacedField[]) => fields.map((each) => each.field).join(', ') || '–';
  if (seal) {
    if (field !== undefined) throw cliFault('cli.sealAlone');
    const parts = open.filter(({ purpose }) => purpose !== 'signature');
    if (!parts.some(({ purpose }) => purpose === 'seal')) throw cliFault('cli.noSealField');
    return [...parts].sort((a, b) => Number(a.purpose === 'sealSlice') - Number(b.purpose === 'sealSlice'));
  }
  const people = open.filter(({ purpose }) => purpose === 'signature');
  if (field === undefined) {
    const [only, another] = people;
    if (only === undefined || another !== undefined)
      throw cliFault('cli.chooseField', { open: listed(people) });
    return [only];
  }
  return [...new Set(field)].map((name) => {
    const found = open.find((each) => each.field === name);
    if (found === undefined) throw cliFault('cli.noSuchField', { field: name, open: listed(people) });
    // A strip signed alone would leave the seal in pieces for ever.
    if (found.purpose !== 'signature') throw cliFault('cli.sealAlone');
    return found;
  });
}
