// Request bodies. JSON with secrets in it is put together as bytes, which can be wiped; a string could not.
import type { Secret } from '../secret.ts';

/** One authentication object's answer: `{ id: 'PIN', value }`; without a value for a confirmation on the phone. */
export interface AuthenticationAnswer {
  readonly id: string;
  readonly value?: Secret;
}

export const plainBody = (members: object): Buffer => Buffer.from(JSON.stringify(members), 'utf8');

/** `members` and `authData` (CSC API §11.6); the caller wipes the result after sending. */
export function bodyWithAuthData(members: object, answers: readonly AuthenticationAnswer[]): Buffer {
  const opened = JSON.stringify(members).slice(0, -1);
  const parts: Uint8Array[] = [Buffer.from(`${opened}${opened === '{' ? '' : ','}"authData":[`)];
  answers.forEach(({ id, value }, index) => {
    parts.push(Buffer.from(`${index > 0 ? ',' : ''}{"id":${JSON.stringify(id)}`));
    if (value) parts.push(Buffer.from(',"value":"'), escaped(value), Buffer.from('"'));
    parts.push(Buffer.from('}'));
  });
  parts.push(Buffer.from(']}'));
  const body = Buffer.concat(parts);
  for (const part of parts) part.fill(0);
  return body;
}

/** The content of a JSON string (RFC 8259 §7); UTF-8 octets stay as they are. */
function escaped(secret: Secret): Buffer {
  const out = Buffer.alloc(6 * secret.length);
  let length = 0;
  for (const octet of secret) {
    if (octet >= 0x20 && octet !== QUOTE && octet !== BACKSLASH) out[length++] = octet;
    else length += out.write(`\\u${octet.toString(16).padStart(4, '0')}`, length, 'latin1');
  }
  const content = Buffer.from(out.subarray(0, length));
  out.fill(0);
  return content;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
