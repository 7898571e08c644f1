// What the verdict rests on: time, network, software, trust anchors; and how to read the report.
import { mm } from '../../layout/index.ts';
import type { VerificationSheet } from '../../verification-sheet.ts';
import type { Flow } from '../flow.ts';
import { heading, labelled, paragraph, statement, white } from './pieces.ts';
import type { Words } from './wording.ts';

export function addBasis(flow: Flow, { basis, anchors }: VerificationSheet, words: Words): void {
  const [first, ...others] = basis;
  if (first) flow.together(heading(flow, words.basis), labelled(flow, first));
  for (const fact of others) flow.together(labelled(flow, fact));
  const lines = anchors.map(({ subject, fingerprint }) =>
    statement(flow, { weight: 'note', text: `${subject} – SHA-256 ${fingerprint}`, indication: null }, 9.5),
  );
  const none = statement(flow, { weight: 'doubt', text: words.noAnchors, indication: null });
  const [top = none, ...rest] = lines;
  flow.together(heading(flow, words.anchors), top);
  for (const line of rest) flow.together(line);
  flow.together(white(mm(3)), paragraph(flow, words.explained));
}
