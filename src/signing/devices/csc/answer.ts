// Reads members of a service's JSON answers; what is missing or of another type is said, not guessed.
import { deviceFault } from '../faults.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws Fault `device.remoteUnexpected` naming the member, never its value */
export function textOf(from: JsonObject, member: string): string {
  const value = from[member];
  if (typeof value !== 'string' || value === '') throw unexpected(member);
  return value;
}

export const optionalText = (from: JsonObject, member: string): string | undefined =>
  from[member] === undefined || from[member] === null ? undefined : textOf(from, member);

export function textsOf(from: JsonObject, member: string): readonly string[] {
  const value = from[member];
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) throw unexpected(member);
  return value;
}

/** A count or a number of seconds. */
export function countOf(from: JsonObject, member: string, missing?: number): number {
  const value = from[member] ?? missing;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw unexpected(member);
  return value;
}

export function objectOf(from: JsonObject, member: string): JsonObject {
  const value = from[member];
  if (!isObject(value)) throw unexpected(member);
  return value;
}

export const unexpected = (reason: string) => deviceFault('device.remoteUnexpected', { reason });
