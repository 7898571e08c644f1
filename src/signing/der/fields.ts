// Walks the members of a SEQUENCE with optional ones, as ASN.1 modules are written.
import { DerError } from './problem.ts';
import { children, type DerNode } from './read.ts';
import { expectTag } from './values.ts';
import { tags } from './tags.ts';

export interface Fields {
  /** The next member, of this tag if one is given. @throws DerError when missing or different. */
  take(tag?: number): DerNode;
  /** The next member if it has this tag. */
  optional(tag: number): DerNode | undefined;
  /** @throws DerError when members are left. */
  done(): void;
}

export function fieldsOf(node: DerNode, tag: number = tags.sequence): Fields {
  const members = children(expectTag(node, tag));
  let next = 0;
  const take = (expected?: number): DerNode => {
    const member = members[next];
    if (!member) throw new DerError('truncated', node.end, 'a member is missing');
    if (expected !== undefined) expectTag(member, expected);
    next += 1;
    return member;
  };
  return {
    take,
    optional: (expected) => (members[next]?.tag === expected ? take() : undefined),
    done: () => {
      const member = members[next];
      if (member) throw new DerError('trailingBytes', member.start, 'a member too many');
    },
  };
}
