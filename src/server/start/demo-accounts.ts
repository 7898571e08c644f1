// Accounts to try a development server with: passwords drawn for this installation, kept beside it, shown on its first page.
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createAccount, resetAccount, setPassword, type Gate, type House } from '../application/index.ts';
import { demoAccountsFile } from '../config.ts';
import type { DemoAccount } from '../http/index.ts';
import { seedSchool, staffOf, type Staff } from './seed.ts';

/** An empty installation gets the school as well. Interrupted, the next start does what is left. */
export async function seedDemo(house: House, gate: Gate, home: string, samples: string): Promise<void> {
  if (existsSync(demoAccountsFile(home))) return;
  await seedSchool(house, samples);
  const demo: DemoAccount[] = [];
  const taken = new Set<string>();
  for (const member of await staffOf(house))
    demo.push(await open(gate, member, accountName(member.name, taken)));
  const file = demoAccountsFile(home);
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function readDemoAccounts(home: string): readonly DemoAccount[] {
  const file = demoAccountsFile(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly DemoAccount[]) : [];
}

async function open(gate: Gate, { person, name, roles }: Staff, account: string): Promise<DemoAccount> {
  const known = await gate.store.read((view) => view.accountOfPerson(person));
  const { link } = known
    ? await resetAccount(gate, { account: known.id, secondFactors: false }, setup)
    : await createAccount(gate, { person, loginName: account }, setup);
  const password = drawn();
  await setPassword(gate, { link, password });
  return { account: known?.loginName ?? account, password, name, roles };
}

const setup = { service: 'setup' };

/** `lan.hoang` of Hoàng Thị Mỹ Lan: given name and family name, without marks, as schools name accounts. */
function accountName(name: string, taken: Set<string>): string {
  const words = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().split(' ');
  const usual = `${words.at(-1) ?? 'ai'}.${words[0] ?? 'do'}`;
  let free = usual;
  for (let number = 2; taken.has(free); number += 1) free = `${usual}${number}`;
  taken.add(free);
  return free;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const SYLLABLES = 4;

/** Easy to type, 80 bits: `kqzv-mhwd-…`. */
const drawn = (): string =>
  Array.from({ length: SYLLABLES + 1 }, () =>
    Array.from({ length: SYLLABLES }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-');
