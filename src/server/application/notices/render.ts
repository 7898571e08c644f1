// Fills a template. What comes from outside stands on its own line, made visible, and never in the subject.
import { visibleText } from '../../../kernel/index.ts';
import type { Contact, NoticeKind } from '../ports/notices-store.ts';
import { noticeTemplates } from './templates.ts';

type Values = Readonly<Record<string, string | number>>;

export interface RenderedNotice {
  readonly subject: string;
  readonly text: string;
}

/** @param count of records; the only thing the subject tells */
export function renderNotice(
  kind: NoticeKind,
  language: Contact['language'],
  {
    count,
    person,
    lines,
  }: { readonly count: number; readonly person: string; readonly lines: readonly Values[] },
): RenderedNotice {
  const { subject, greeting, line, ending } = noticeTemplates[kind][language];
  return {
    subject: fill(subject, { count }),
    text: [fill(greeting, { person }), ...lines.map((values) => fill(line, values)), '', ending, ''].join(
      '\n',
    ),
  };
}

export const fill = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => visibleText(String(values[name] ?? '')));
