// Which class a command is about.
import { Option } from 'commander';
import { findClass, type House, type SchoolClass } from '../server/application/index.ts';

export interface ClassChoice {
  readonly year?: string;
  readonly school?: string;
}

export const yearOption = () => new Option('--year <năm học>', 'năm học / school year, e.g. 2025-2026');
export const schoolOption = () => new Option('--school <tên trường>', 'tên trường / name of the school');

/** The newest class of that name unless the year is given. */
export const chosenClass = (
  house: House,
  name: string,
  { year, school }: ClassChoice,
): Promise<SchoolClass> => findClass(house, { name, schoolYear: year, school });
