// Heavy work on documents, on worker threads.
export { workerThreads, type WorkerThreads } from './worker-threads.ts';
