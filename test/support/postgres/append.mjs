// A process that writes to an installation's journal, again and again, beside others: node append.mjs FILE NAME COUNT
import { openDatabase, unitOfWork } from '../../../dist/src/server/persistence/index.js';

const [file, name, count] = process.argv.slice(2);
const source = await openDatabase(file);
const store = unitOfWork(source);
process.send?.('open');
await Promise.all(
  Array.from({ length: Number(count) }, (_, number) =>
    store.write(async (transaction) => {
      const { seq } = await transaction.journalHead();
      await transaction.append([
        { at: 0, actor: `service:${name}`, record: null, event: { type: 'tested', seq, number } },
      ]);
    }),
  ),
);
await source.destroy();
