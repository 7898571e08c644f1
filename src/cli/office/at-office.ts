// What every command of the office needs: the school, who acts, and which record is meant.
import type { PersonId } from '../../kernel/index.ts';
import { findPerson, type House, type School, type SchoolRecord } from '../../server/application/index.ts';
import { type AtSchool, atSchool, type SigningOptions } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { type KeyOptions, withOwnKey } from '../keys/own-key.ts';
import { chosenSchool } from '../operations/chosen-school.ts';
import type { LocalSigner, TokenSigner } from '../../server/application/index.ts';

export interface OfficeCommand {
  readonly as: string;
  readonly school?: string;
}

export interface AtOffice extends AtSchool {
  readonly school: School;
  readonly by: PersonId;
}

export const atOffice = (
  home: Home,
  { as, school: name }: OfficeCommand,
  work: (office: AtOffice) => Promise<number>,
  signing: SigningOptions = {},
): Promise<number> =>
  atSchool(
    home,
    async (at) => {
      const school = await chosenSchool(at.house, name);
      const { id: by } = await findPerson(at.house, { id: school.id }, as);
      return work({ ...at, school, by });
    },
    signing,
  );

/** By class and pupil code (or HK1, HK2, year). @throws Fault `class.unknown`, `cli.noSuchRecord` */
export async function chosenRecord(
  house: House,
  [className, key]: readonly [string, string],
  choice: ClassChoice,
): Promise<SchoolRecord> {
  const { id } = await chosenClass(house, className, choice);
  const record = (await house.store.read((view) => view.recordsOf(id))).find((one) => one.key === key);
  if (!record) throw cliFault('cli.noSuchRecord', { record: key });
  return record;
}

/** The key named by options, else the development one; closed when the work ends. */
export function withOfficeKey<Result>(
  at: AtOffice,
  { as, ...options }: { readonly as: 'signer' | 'seal' } & Pick<KeyOptions, 'p12' | 'pkcs11' | 'token'>,
  work: (signer: LocalSigner | TokenSigner) => Promise<Result>,
): Promise<Result> {
  return withOwnKey(options, work, async () => {
    const keys = await at.keys();
    return as === 'seal' ? keys.sealOf(at.school.id) : keys.ofPerson(at.by);
  });
}
