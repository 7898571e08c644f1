// For installations that send no mail: whoever forgets a password goes to the administrator.
import type { AccountLetters } from '../application/index.ts';

export const noLetters: AccountLetters = { post: () => undefined };
