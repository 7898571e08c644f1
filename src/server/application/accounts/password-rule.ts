// Which passwords are good enough: long, and not what everybody tries first (NIST SP 800-63B-4 §3.1.1.2). No rule asks
// for digits or signs, none asks to change a password that nobody has learned.
import type { PasswordGuesses } from '../ports/credentials.ts';
import { accountFault } from './faults.ts';
import { guessable } from './guessable.ts';

/** A password may be the only proof, so the longer minimum holds for all. */
const LEAST = 15;
const MOST = 128;

/** What must be left once everything guessable is taken out. */
const LEAST_OWN = 8;

/** Composed alike on every keyboard. */
export const passwordText = (password: string): string => password.normalize('NFKC');

/**
 * @param about words that others know of the holder: name, login name, school
 * @param guesses lists of passwords that were breached
 * @throws Fault `account.passwordTooShort`, `account.passwordTooLong`, `account.passwordGuessable`
 */
export function soundPassword(password: string, about: readonly string[], guesses: PasswordGuesses): string {
  const text = passwordText(password);
  const length = Array.from(text).length;
  if (length < LEAST) throw accountFault('account.passwordTooShort', { least: LEAST });
  if (length > MOST) throw accountFault('account.passwordTooLong', { most: MOST });
  if (ownPart(text, about).length < LEAST_OWN || guesses.finds(text, about))
    throw accountFault('account.passwordGuessable');
  return text;
}

/** What remains without words everybody tries, words about the holder, runs and repetitions; read in whichever way leaves less. */
function ownPart(password: string, about: readonly string[]): string {
  const [plainly, undisguised] = [bare, plain].map((read) => {
    const known = about.flatMap((text) => [read(text), ...text.split(/[\s@._-]+/).map(read)]);
    const words = [...guessable, ...known.filter((word) => word.length >= 3)];
    let rest = read(password);
    for (const word of words.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
    return withoutRuns(onceEach(rest));
  }) as [string, string];
  return plainly.length < undisguised.length ? plainly : undisguised;
}

/** Lower case, without Vietnamese marks and spaces. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd');

/** And without the usual disguises of letters. */
const plain = (text: string): string =>
  bare(text)
    .replace(/[@4]/g, 'a')
    .replace(/3/g, 'e')
    .replace(/[1!|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/[$5]/g, 's')
    .replace(/7/g, 't');

/** `abcabcabc` says no more than `abc`. */
const onceEach = (text: string): string => text.replace(/(.+?)\1+/gu, '$1');

/** Of letters or digits that follow each other in either direction, only the first counts. */
function withoutRuns(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes
    .filter((code, index) => {
      const step = code - (codes[index - 1] ?? Number.NaN);
      return !(Math.abs(step) <= 1 && step === (codes[index - 1] ?? 0) - (codes[index - 2] ?? Number.NaN));
    })
    .map((code) => String.fromCodePoint(code))
    .join('');
}
