// What routes need of whoever examines files away from the thread that answers requests.
import type { DossierExaminer, jsonOf, OpenedBook } from '../application/index.ts';

export interface Examining {
  /** A place in the queue; returns what gives it back. @throws Fault `verification.tooMany` */
  takePlace(): () => void;
  /** Takes the file's memory. @throws Fault `verification.gaveUp` */
  verify(file: Uint8Array, schoolId: string | null): Promise<ReturnType<typeof jsonOf>>;
  /** The same as a PDF in the language, under the name the file is called by. Takes the file's memory. */
  report(
    file: Uint8Array,
    schoolId: string | null,
    asked: { readonly language: 'vi' | 'en'; readonly name: string },
  ): Promise<Uint8Array>;
  /** Takes the file's memory. @throws Fault `intake.*`, `dossier.*`, `verification.gaveUp` */
  readonly takeIn: DossierExaminer;
  /** Takes the file's memory. @throws Fault `book.notABook`, `book.notSound`, `verification.gaveUp` */
  openBook(file: Uint8Array): Promise<OpenedBook>;
}
