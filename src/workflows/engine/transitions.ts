// How machines write their transitions down: guards, changes and orders by name.
import { and } from 'xstate';

/** What one machine is made of, as types. */
interface Parts {
  readonly context: unknown;
  readonly event: unknown;
  readonly state: string;
  readonly guard: string;
  readonly change: string;
  readonly order: string;
}

interface Step<Machine extends Parts> {
  readonly context: Machine['context'];
  readonly event: Machine['event'];
}

/** How the parameters of each order follow from the step. */
type Orders<Machine extends Parts> = Readonly<
  Record<Machine['order'], (context: Machine['context'], event: Machine['event']) => object>
>;

/** Orders are collected as data; the machine itself never carries them out. */
export const notHere: (step: object, order: object) => void = () => undefined;

/** What writes the transitions of one machine: every action that is no order is a change of context. */
export const transitionsOf =
  <Machine extends Parts>(orders: Orders<Machine>) =>
  /** A transition that also tells the names of its guards, so that a refusal can name the one that failed. */
  <Target extends Machine['state']>(
    guards: readonly Machine['guard'][],
    actions: readonly (Machine['change'] | Machine['order'])[],
    target?: Target,
  ) => ({
    ...(target === undefined ? {} : { target }),
    // The names are checked by this signature; XState's own types cannot follow a table.
    guard: and([...guards] as never) as never,
    actions: actions.map((name) =>
      Object.hasOwn(orders, name)
        ? {
            type: name,
            params: ({ context, event }: Step<Machine>) => orders[name](context, event),
          }
        : { type: name },
    ) as never,
    meta: { guards },
  });
