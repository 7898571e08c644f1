// The body of a request: read up to a limit, recognised by its content, parsed once.
import type { Request } from 'express';
import { httpFault } from '../faults.ts';
import type { FileBody } from '../route.ts';

export const LARGEST_JSON = 1024 * 1024;

/** @throws Fault `request.tooLarge`; the rest is not read */
export async function bytesOf(request: Request, largest: number): Promise<Buffer> {
  const tooLarge = () => httpFault('request.tooLarge', { largest });
  if (Number(request.get('content-length') ?? 0) > largest) throw tooLarge();
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > largest) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** @throws Fault `request.unsupportedMedia`, `request.malformed`, `request.tooLarge` */
export async function jsonOf(
  request: Request,
  largest = LARGEST_JSON,
): Promise<{ readonly bytes: Buffer; readonly value: unknown }> {
  expectType(request, 'application/json');
  const bytes = await bytesOf(request, largest);
  try {
    return { bytes, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch (error) {
    throw httpFault('request.malformed', {}, { cause: error });
  }
}

/** @throws Fault `request.unsupportedMedia`, `request.tooLarge` */
export async function fileOf(
  request: Request,
  { mediaType, looksRight, largest }: FileBody,
): Promise<Buffer> {
  const said = expectType(request, mediaType);
  const bytes = await bytesOf(request, largest);
  if (!looksRight(bytes, said)) throw httpFault('request.unsupportedMedia', { expected: said });
  return bytes;
}

/** @returns the type that was said, of those expected */
function expectType(request: Request, expected: string | readonly string[]): string {
  const [type = ''] = (request.get('content-type') ?? '').split(';');
  const coding = request.get('content-encoding') ?? 'identity';
  const said = [expected].flat().find((each) => each === type.trim().toLowerCase());
  if (said === undefined || coding !== 'identity')
    throw httpFault('request.unsupportedMedia', { expected: [expected].flat().join(', ') });
  return said;
}
