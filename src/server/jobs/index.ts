// Heavy work on documents, on worker threads; orders to do it as jobs, where the store is a Postgres.
export { workerThreads, type WorkerThreads } from './worker-threads.ts';
export { postgresJobs, type JobEngine } from './postgres/engine.ts';
