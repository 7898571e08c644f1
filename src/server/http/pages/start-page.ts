// What the sign-in page tells of an installation: what runs here, and who can sign in to try it.

/** Shown in development only. */
export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface StartPage {
  readonly software: string;
  readonly school: string | undefined;
  /** Null outside development. */
  readonly demo: readonly DemoAccount[] | null;
}
