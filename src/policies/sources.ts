// Where in the regulation a value stands: the nearest pointer above it in `sources`.
import type { Policy } from './policy.ts';

/** The article a value is traced to; undefined also where the policy is silent, whatever stands above. */
export function sourceOf(policy: Policy, pointer: string): string | undefined {
  const { sources = {} } = policy;
  if (valueAt(policy, pointer) === undefined) return undefined;
  for (let above = pointer; above !== ''; above = above.slice(0, above.lastIndexOf('/')))
    if (Object.hasOwn(sources, above)) return sources[above];
  return undefined;
}

/** Pointers of the values no article is named for. What the file says about itself needs none. */
export const untraced = (policy: Policy): readonly string[] =>
  leaves(policy, '').filter(
    (pointer) =>
      !/^\/(?:format|version|sources)(?:\/|$)/.test(pointer) && sourceOf(policy, pointer) === undefined,
  );

/** RFC 6901; undefined where there is nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  let found = value;
  for (const step of pointer.split('/').slice(1)) {
    const member = step.replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, member)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[member];
  }
  return found;
}

function leaves(value: unknown, pointer: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return Object.entries(value).flatMap(([name, member]) =>
    leaves(member, `${pointer}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`),
  );
}
