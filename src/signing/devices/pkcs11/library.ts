// One PKCS #11 library: loaded once for each path, used by one caller at a time, closed on request.
import type { PKCS11 } from 'pkcs11js';
import { deviceFault } from '../faults.ts';
import { ckr, ckrOf } from './refusals.ts';

export type Cryptoki = PKCS11;

interface Library {
  readonly cryptoki: Cryptoki;
  /** Another part of the process initialised it, and will finalise it. */
  readonly borrowed: boolean;
  /** Settled when nobody is using the library. */
  turn: Promise<unknown>;
}

const libraries = new Map<string, Promise<Library>>();

/** CKF_OS_LOCKING_OK: signing calls run on threads of their own (PKCS #11 §5.4). */
const LOCKING = 0x2;

/**
 * Runs `use` when the library is free. Turns are needed because being logged in belongs to the whole process (§5.6):
 * without them one caller's logout would end another's ceremony.
 * @throws Fault `device.libraryUnusable`
 */
export async function withLibrary<T>(path: string, use: (cryptoki: Cryptoki) => Promise<T> | T): Promise<T> {
  const library = await open(path);
  const mine = library.turn.then(() => use(library.cryptoki));
  library.turn = mine.catch(() => undefined);
  return mine;
}

/** Ends all sessions and unloads; the next use loads the library anew. Waits for whoever is using it. */
export async function closePkcs11(path: string): Promise<void> {
  const opening = libraries.get(path);
  if (!opening) return;
  libraries.delete(path);
  const { cryptoki, borrowed, turn } = await opening;
  await turn;
  if (!borrowed) cryptoki.C_Finalize();
  cryptoki.close();
}

function open(path: string): Promise<Library> {
  let opening = libraries.get(path);
  if (!opening) {
    opening = load(path);
    libraries.set(path, opening);
    // A library that was not there may be installed later.
    opening.catch(() => libraries.delete(path));
  }
  return opening;
}

async function load(path: string): Promise<Library> {
  try {
    // Loaded on first use: a school without tokens need not have the native module built.
    const { default: pkcs11js } = await import('pkcs11js');
    const cryptoki = new pkcs11js.PKCS11();
    cryptoki.load(path);
    return { cryptoki, borrowed: initialise(cryptoki), turn: Promise.resolve() };
  } catch (error) {
    throw deviceFault('device.libraryUnusable', { library: path }, { cause: error });
  }
}

function initialise(cryptoki: Cryptoki): boolean {
  try {
    cryptoki.C_Initialize({ flags: LOCKING });
    return false;
  } catch (error) {
    if (ckrOf(error) === ckr.alreadyInitialised) return true;
    cryptoki.close();
    throw error;
  }
}
