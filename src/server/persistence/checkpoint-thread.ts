// The thread of checkpoints.ts: a connection of its own, PASSIVE, so that it waits for nobody and nobody for it.
import { parentPort, workerData } from 'node:worker_threads';
import { sqlite } from './sqlite.ts';

interface Connection {
  pragma(source: string): unknown;
  close(): unknown;
}

const { file } = workerData as { readonly file: string };
const Driver = sqlite().driver as new (file: string, options: object) => Connection;
const connection = new Driver(file, { fileMustExist: true, timeout: 0 });

parentPort?.on('message', (asked: 'checkpoint' | 'close') => {
  if (asked === 'close') {
    connection.close();
    parentPort?.close();
    return;
  }
  connection.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage('done');
});
