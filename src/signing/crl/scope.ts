// Which certificates a list speaks about: issuing distribution point and delta indicator (RFC 5280 §5.2.4, §5.2.5).
import { content, contextTag, children, DerError, fieldsOf, readDer, type DerNode } from '../der/index.ts';
import { readRawExtensions } from '../x509/index.ts';

export interface CrlScope {
  /** Only changes since another list. */
  readonly delta: boolean;
  /** Speaks for other authorities, too. */
  readonly indirect: boolean;
  readonly someReasonsOnly: boolean;
  readonly only: 'users' | 'authorities' | 'attributes' | undefined;
  /** The addresses the list is for; undefined: any. Names of other kinds are not among them. */
  readonly points: readonly string[] | undefined;
}

export interface ScopeRead {
  readonly scope: CrlScope;
  readonly unknownCritical: readonly string[];
}

const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';
const DELTA_INDICATOR = '2.5.29.27';
/** May be critical and change nothing here. */
const harmless: ReadonlySet<string> = new Set(['2.5.29.20', '2.5.29.35']);

const everything: CrlScope = {
  delta: false,
  indirect: false,
  someReasonsOnly: false,
  only: undefined,
  points: undefined,
};

/** `wrapped`: the [0] around the list's extensions. @throws DerError */
export function readScope(wrapped: DerNode | undefined): ScopeRead {
  if (!wrapped) return { scope: everything, unknownCritical: [] };
  const fields = fieldsOf(wrapped, wrapped.tag);
  const extensions = readRawExtensions(fields.take());
  fields.done();
  let scope = everything;
  const unknownCritical: string[] = [];
  for (const { type, critical, value } of extensions) {
    if (type === ISSUING_DISTRIBUTION_POINT) scope = { ...scope, ...readPoint(readDer(value)) };
    else if (type === DELTA_INDICATOR) scope = { ...scope, delta: true };
    else if (critical && !harmless.has(type)) unknownCritical.push(type);
  }
  return { scope, unknownCritical };
}

function readPoint(node: DerNode): Partial<CrlScope> {
  const fields = fieldsOf(node);
  const name = fields.optional(contextTag(0, 'constructed'));
  const flag = (number: number) => isTrue(fields.optional(contextTag(number, 'primitive')));
  const [users, authorities, reasons, indirect, attributes] = [flag(1), flag(2), flag(3), flag(4), flag(5)];
  fields.done();
  const only = [users && 'users', authorities && 'authorities', attributes && 'attributes'] as const;
  return {
    only: only.find((each) => each !== false),
    someReasonsOnly: reasons,
    indirect,
    points: name && urlsOf(name),
  };
}

/** BOOLEAN DEFAULT FALSE, or ReasonFlags for [3]: anything there but FALSE counts. */
function isTrue(node: DerNode | undefined): boolean {
  if (!node) return false;
  const octets = content(node);
  if (octets.length === 0) throw new DerError('value', node.start, 'empty flag');
  return octets.length > 1 || octets[0] !== 0;
}

/** DistributionPointName: full names that are addresses. */
const urlsOf = (name: DerNode): readonly string[] =>
  children(name)
    .filter(({ tag }) => tag === contextTag(0, 'constructed'))
    .flatMap((full) => children(full))
    .filter(({ tag }) => tag === contextTag(6, 'primitive'))
    .map((address) => Buffer.from(content(address)).toString('latin1'));
