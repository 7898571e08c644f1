// What a mail server reports about a letter it had taken (RFC 3464), as far as it concerns who is written to.
import type { DeliveryReport } from '../application/index.ts';
import { readHeaders, readMime, type MimePart } from './mime.ts';

/**
 * @param returnPath the address that letters come back to, with `{id}` where the message's id stands
 * @returns null for anything that is no delivery status notification: holiday replies, advertisements, questions
 */
export function readDeliveryReport(bytes: Uint8Array, returnPath: string): DeliveryReport | null {
  const letter = readMime(Buffer.from(bytes).toString('latin1'));
  const status = find(letter, 'message/delivery-status') ?? find(letter, 'message/global-delivery-status');
  if (!status) return null;
  const [, ...recipients] = groupsOf(status.body);
  const verdicts = recipients.map(verdictOf);
  const worst =
    verdicts.find(({ outcome }) => outcome === 'bounced') ??
    verdicts.find(({ outcome }) => outcome === 'failed') ??
    verdicts[0];
  if (!worst) return null;
  return { ids: idsIn(letter, returnPath), ...worst };
}

/** Of what went on from `Per-message` fields to those of each recipient, empty lines stand between. */
function groupsOf(body: string): readonly ReadonlyMap<string, readonly string[]>[] {
  // Some encode the part once more than they say, or leave a blank line at its beginning.
  const groups = body
    .trim()
    .split(/\n[ \t]*\n/)
    .map(readHeaders);
  const first = groups[0];
  // Without per-message fields (RFC 3464 asks for one; not everybody sends it) the first group is a recipient's.
  return first?.has('action') === true ? [new Map<string, readonly string[]>(), ...groups] : groups;
}

function verdictOf(fields: ReadonlyMap<string, readonly string[]>): Omit<DeliveryReport, 'ids'> {
  const field = (name: string) => fields.get(name)?.[0] ?? '';
  const action = field('action')
    .split(/[\s(;]/)[0]
    ?.toLowerCase();
  const [, permanence = '', subject = ''] = /\b([245])\.(\d{1,3}\.\d{1,3})\b/.exec(field('status')) ?? [];
  const said = field('diagnostic-code').replace(/^[\w-]+\s*;\s*/, '');
  const reason = `${permanence === '' ? '' : `${permanence}.${subject} `}${visible(said)}`
    .trim()
    .slice(0, MOST);
  if (action !== 'failed') return { outcome: 'none', reason };
  const isAddress = permanence === '5' && ADDRESS.test(subject);
  return { outcome: isAddress ? 'bounced' : 'failed', reason: reason === '' ? 'failed' : reason };
}

/**
 * RFC 3463: the address (X.1), a mailbox that is disabled (X.2.1), or no way to its host (X.4.1, X.4.4), and 5.0.0 from
 * those who say no more. A full mailbox, a letter taken for spam or a server that gave up waiting may end otherwise.
 */
const ADDRESS = /^(1\.\d+|2\.1|4\.[14]|0\.0)$/;
/** A server may say anything at any length. */
const MOST = 300;
const visible = (text: string) => text.replace(/[^\x20-\x7e]+/g, ' ').replace(/\s+/g, ' ');

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Of the letter that is quoted, and of the address this one was sent to. */
function idsIn(letter: MimePart, returnPath: string): readonly string[] {
  const quoted = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global']
    .map((type) => find(letter, type))
    .flatMap((part) => (part ? [readHeaders(part.body.trimStart())] : []));
  const references = quoted.flatMap((headers) => headers.get('message-id') ?? []);
  const replied = [...(letter.headers.get('in-reply-to') ?? []), ...(letter.headers.get('references') ?? [])];
  const sentTo = ['delivered-to', 'x-original-to', 'envelope-to', 'to'].flatMap(
    (name) => letter.headers.get(name) ?? [],
  );
  const [before = '', after] = returnPath.toLowerCase().split('{id}');
  const byAddress =
    after === undefined ? [] : sentTo.flatMap((text) => between(text.toLowerCase(), before, after));
  const byMessage = [...references, ...replied].flatMap((text) =>
    [...text.toLowerCase().matchAll(new RegExp(`<(${UUID})@`, 'g'))].flatMap(([, id]) => id ?? []),
  );
  return [...new Set([...byAddress, ...byMessage])].slice(0, 10);
}

const between = (text: string, before: string, after: string): readonly string[] =>
  [...text.matchAll(new RegExp(UUID, 'g'))].flatMap(({ 0: id, index }) =>
    text.slice(0, index).endsWith(before) && text.slice(index + id.length).startsWith(after) ? [id] : [],
  );

/** The first part of a type, whatever it is inside of. */
function find(part: MimePart, type: string): MimePart | undefined {
  if (part.type === type) return part;
  for (const inner of part.parts) {
    const found = find(inner, type);
    if (found) return found;
  }
  return undefined;
}
