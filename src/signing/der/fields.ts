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

export const fieldsOf = (node: DerNode, tag: number = tags.sequence): Fields =>
  new Members(expectTag(node, tag));

/** A class for its speed alone: a certificate and a CMS together have some seventy such sequences. */
class Members implements Fields {
  private readonly members: readonly DerNode[];
  private readonly end: number;
  private next = 0;

  constructor(node: DerNode) {
    this.members = children(node);
    this.end = node.end;
  }

  take(tag?: number): DerNode {
    const member = this.members[this.next];
    if (!member) throw new DerError('truncated', this.end, 'a member is missing');
    if (tag !== undefined) expectTag(member, tag);
    this.next += 1;
    return member;
  }

  optional(tag: number): DerNode | undefined {
    const member = this.members[this.next];
    if (member?.tag !== tag) return undefined;
    this.next += 1;
    return member;
  }

  done(): void {
    const member = this.members[this.next];
    if (member) throw new DerError('trailingBytes', member.start, 'a member too many');
  }
}
