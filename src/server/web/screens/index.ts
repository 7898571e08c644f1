// The table of pages.
import type { Screen } from '../screen.ts';
import { account } from './account/account.tsx';
import { archiveScreens } from './archive/index.ts';
import { archiveMediaScreens } from './archive-media/index.ts';
import { archiveRegisterScreens } from './archive-register/index.ts';
import { dossierScreens } from './dossiers/index.ts';
import { editLogScreens } from './edit-logs/index.ts';
import { entry } from './entry/index.ts';
import { calendarScreens } from './calendar/index.ts';
import { child } from './children/child.tsx';
import { children } from './children/children.tsx';
import { carryOverScreens } from './carry-over/index.ts';
import { contactBooks } from './contact-book/choose-class.tsx';
import { contactBook } from './contact-book/contact-book.tsx';
import { classScreens } from './classes/index.ts';
import { correctionScreens } from './corrections/index.ts';
import { home } from './home/home.tsx';
import { homeroom } from './homeroom/homeroom.tsx';
import { bookScreens } from './books/index.ts';
import { officeScreens } from './office/index.ts';
import { orderScreens } from './orders/index.ts';
import { password } from './password/password.tsx';
import { peopleScreens } from './people/index.ts';
import { policyScreens } from './policy/index.ts';
import { inspectionScreens } from './inspection/index.ts';
import { journalScreens } from './journal/index.ts';
import { preferences } from './preferences/preferences.ts';
import { problemScreens } from './problems/problems.tsx';
import { recordScreens } from './record/index.ts';
import { reportScreens } from './reports/index.ts';
import { school } from './school/school.tsx';
import { secondStep } from './sign-in/second-step.tsx';
import { security } from './security/security.tsx';
import { signIn, type Welcome } from './sign-in/sign-in.tsx';
import { signingScreens } from './signing/index.ts';
import { summerScreens } from './summer/index.ts';
import { signOut } from './sign-in/sign-out.ts';
import { statusScreens } from './status/index.ts';
import { verify, verifyCode, verifyShort } from './verify/verify.tsx';

export interface ScreenOptions {
  readonly start: () => Promise<Welcome>;
  /** docs/problems. */
  readonly problems: string;
  /** Behind TLS. */
  readonly secure: boolean;
}

export const screensOf = ({ start, problems, secure }: ScreenOptions): readonly Screen[] => [
  home,
  school,
  ...classScreens,
  entry,
  homeroom,
  signIn(start, secure),
  secondStep(secure),
  signOut(secure),
  preferences(secure),
  password(),
  ...problemScreens(problems),
  account,
  security,
  children,
  child,
  contactBooks,
  contactBook,
  ...peopleScreens,
  ...policyScreens,
  ...journalScreens,
  ...signingScreens,
  ...recordScreens,
  ...correctionScreens,
  ...dossierScreens,
  ...editLogScreens,
  ...officeScreens,
  ...bookScreens,
  ...archiveScreens,
  ...archiveMediaScreens,
  ...archiveRegisterScreens,
  ...orderScreens,
  ...summerScreens,
  ...carryOverScreens,
  ...reportScreens,
  ...calendarScreens,
  ...statusScreens,
  ...inspectionScreens,
  verify,
  verifyCode,
  verifyShort,
];
