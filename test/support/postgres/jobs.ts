// Jobs of an installation on Postgres are handed over once more, as the engine does with what it believes to be lost.
import { databaseTool } from '../results.ts';

/**
 * `active`: while somebody is at it, or was when it died; `completed`: long after.
 * @returns how many
 */
export async function handOverAgain(folder: string, state: 'active' | 'completed'): Promise<number> {
  const tool = await databaseTool(folder);
  const [place] = await tool.query<{ schema: string }[]>('SELECT current_schema()::text AS schema');
  const moved = await tool.query<unknown[]>(
    `UPDATE ${place!.schema}_jobs.job SET state = 'retry', start_after = now(), completed_on = NULL
     WHERE state = '${state}' RETURNING id`,
  );
  await tool.destroy();
  return moved.length;
}
