// How many event streams one person may keep open: each holds a connection and is told everything that happens.
import { httpFault } from '../faults.ts';

/** Tabs and programs of one person; a browser opens six to one server over HTTP/1.1. */
export const MOST_STREAMS = 20;
/** Streams end by themselves once there is nothing more to tell. */
const AGAIN_SECONDS = 15;

/** @returns what takes a place for one stream and returns what gives it back; throws Fault `request.tooManyStreams` */
export function openStreams(most: number): (name: string) => () => void {
  const open = new Map<string, number>();
  return (name) => {
    const taken = open.get(name) ?? 0;
    if (taken >= most) throw httpFault('request.tooManyStreams', { most, seconds: AGAIN_SECONDS });
    open.set(name, taken + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    };
  };
}
