// Second pass, from the last signature backwards: each timestamp that holds proves what stands below it older than itself.
import { type Instant, toVietnameseTime } from '../../kernel/index.ts';
import { type TimestampToken, verifyTimestampToken } from '../tsp/index.ts';
import { finding, type Finding } from './findings.ts';
import { digestOfSignature, type SignedContent } from './read-signed.ts';
import { type TrustContext, trustIn } from './trust.ts';

export interface Judged {
  readonly findings: readonly Finding[];
  /** The earliest moment at which the signature is proved to have existed. */
  readonly provedAt: Instant | undefined;
}

/** Timestamps of the document and of signatures, judged in file order; `claimed` are the times signers state. */
export function judgeTimes(contents: readonly SignedContent[], context: TrustContext): Judged[] {
  const judged: Judged[] = [];
  let later: Instant | undefined;
  for (const content of contents.toReversed()) {
    if (content.kind === 'timestamp') {
      const found = judgeToken(content.token, () => content.digest, later, context);
      judged.push({ findings: found, provedAt: later });
      if (found.every((each) => each.weight === 'note')) later = earlier(later, content.token.info.genTime);
    } else if (content.kind === 'signature') {
      const own = content.timestamps.map((token) => ({
        token,
        found: judgeToken(token, digestOfSignature(content.cms), later, context),
      }));
      const holding = own.filter(({ found }) => found.every((each) => each.weight === 'note'));
      const provedAt = holding.reduce<Instant | undefined>(
        (best, { token }) => earlier(best, token.info.genTime),
        later,
      );
      judged.push({ findings: own.flatMap(({ found }) => found), provedAt });
    } else judged.push({ findings: [], provedAt: later });
  }
  return judged.reverse();
}

/** Clocks of honest parties differ by less. */
export const CLOCK_SKEW_MS = 5 * 60_000;

const earlier = (a: Instant | undefined, b: Instant): Instant => (a === undefined || b < a ? b : a);

function judgeToken(
  token: TimestampToken,
  digestOf: Parameters<typeof verifyTimestampToken>[1]['digestOf'],
  provedAt: Instant | undefined,
  context: TrustContext,
): Finding[] {
  const { problems, certificate, genTime, earliest } = verifyTimestampToken(token, { digestOf });
  const findings = problems.map((problem) => finding('time.badTimestamp', problem));
  if (genTime > context.now) findings.push(finding('time.badTimestamp', toVietnameseTime(genTime)));
  if (provedAt !== undefined && earliest > provedAt + CLOCK_SKEW_MS)
    findings.push(finding('time.wrongOrder', toVietnameseTime(genTime)));
  const carried = [...token.cms.certificates, ...context.evidence.certificates];
  const trust = trustIn(
    certificate,
    { carried, at: provedAt ?? context.at, purpose: 'timeStamping' },
    context,
  );
  // Data about the last timestamp's authority comes with the next one (signing.md §6): until then it is a note.
  const softened = trust.findings.map((each) =>
    each.code === 'revocation.unknown' ? finding('time.authorityUnchecked') : each,
  );
  return [...findings, ...softened];
}
