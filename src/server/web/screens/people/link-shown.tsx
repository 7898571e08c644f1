// The link by which somebody chooses their password: shown this once, to be handed over.
import type { Instant } from '../../../../kernel/index.ts';
import { Card, momentText } from '../../parts/index.ts';
import type { ShownOnce, Visit } from '../../visit.ts';
import { peopleWords } from './words.ts';

export function linkShown(
  { language }: Visit,
  { link, until }: { readonly link: string; readonly until: Instant },
  back: string,
): ShownOnce {
  const words = peopleWords[language];
  return {
    once: {
      title: words.linkTitle,
      main: (
        <>
          <h1>{words.linkTitle}</h1>
          <Card>
            <p>{words.linkAbout(momentText(until))}</p>
            <p>
              {words.linkHow} <a href="/password">/password</a>
            </p>
            <p class="user-select-all text-break">
              <code>{link}</code>
            </p>
            <a class="btn" href={back}>
              {words.back}
            </a>
          </Card>
        </>
      ),
    },
  };
}
