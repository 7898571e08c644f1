// Numbers for Prometheus: how many requests, how long, and how the process is doing. Labels name operations, never people.
import type { Health } from '../application/index.ts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly answered: (operation: string, status: number, seconds: number) => void;
  readonly watching: (change: 1 | -1) => void;
  readonly store: (health: Health) => void;
  readonly text: () => Promise<string>;
  readonly mediaType: string;
}

export function openMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'giaplai_' });
  const labelNames = ['operation', 'status'] as const;
  const requests = new Counter({
    name: 'giaplai_http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [register],
  });
  const duration = new Histogram({
    name: 'giaplai_http_request_duration_seconds',
    help: 'Time until a request was answered',
    labelNames: ['operation'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  });
  const open = new Gauge({
    name: 'giaplai_http_requests_open',
    help: 'Requests being answered',
    registers: [register],
  });
  const store = new Gauge({
    name: 'giaplai_store_works',
    help: 'Whether the store could be read and written just now',
    labelNames: ['way'] as const,
    registers: [register],
  });
  const guards = new Gauge({
    name: 'giaplai_store_guarded',
    help: "Whether the database's own guards stand as they were written",
    registers: [register],
  });
  return {
    store: ({ readable, writable, guarded }) => {
      guards.set(Number(guarded));
      store.set({ way: 'read' }, Number(readable));
      store.set({ way: 'write' }, Number(writable));
    },
    answered: (operation, status, seconds) => {
      requests.inc({ operation, status: String(status) });
      duration.observe({ operation }, seconds);
    },
    watching: (change) => open.inc(change),
    text: () => register.metrics(),
    mediaType: register.contentType,
  };
}
