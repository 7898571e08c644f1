// Connections of the program: statements are translated and asked one after the other, rows come as from SQLite, refusals that were noted are errors.
import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import { TRY_NOTED } from './guards.ts';
import { statements } from './statements.ts';

type Query = (statement: string, values?: unknown[], structured?: boolean) => Promise<unknown>;

interface Notice {
  readonly code?: string;
  readonly message?: string;
}

interface Client {
  on(event: 'notice', listener: (notice: Notice) => void): unknown;
}

/** Every query runner of the source from now on; the same source. */
export function speakPostgres(source: DataSource): DataSource {
  const { driver } = source;
  const create = driver.createQueryRunner.bind(driver);
  const translated = statements();
  driver.createQueryRunner = (mode) => speaking(create(mode), translated);
  return source;
}

interface Heard {
  refusal: Notice | undefined;
  /** Settles when the connection may be asked again. */
  free: Promise<unknown>;
}

const heard = new WeakMap<object, Heard>();

function speaking(runner: QueryRunner, translated: (statement: string) => string): QueryRunner {
  const ask: Query = runner.query.bind(runner);
  const query: Query = async (statement, values, structured = false) => {
    const noticed = hear((await runner.connect()) as Client);
    // A use case may ask for several things at once; what is noticed meanwhile belongs to one of them.
    return inTurn(noticed, async () => {
      noticed.refusal = undefined;
      const answer = await ask(translated(statement), values, structured);
      refuse(noticed, statement, values);
      // TypeORM adds the count to what an UPDATE or DELETE returns.
      return !structured && isCounted(answer) ? answer[0] : answer;
    });
  };
  return Object.assign(runner, { query });
}

/** First come, first served; one that fails does not hold up the next. */
function inTurn<Answer>(noticed: Heard, asking: () => Promise<Answer>): Promise<Answer> {
  const mine = noticed.free.then(asking);
  noticed.free = mine.catch(() => undefined);
  return mine;
}

/** One listener for each connection, whoever has it from the pool. */
function hear(client: Client): Heard {
  const known = heard.get(client);
  if (known) return known;
  const noticed: Heard = { refusal: undefined, free: Promise.resolve() };
  heard.set(client, noticed);
  client.on('notice', (notice) => {
    if (notice.code === TRY_NOTED) noticed.refusal = notice;
  });
  return noticed;
}

function refuse(noticed: Heard, statement: string, values: unknown[] = []): void {
  const { refusal } = noticed;
  if (refusal === undefined) return;
  noticed.refusal = undefined;
  throw new QueryFailedError(
    statement,
    values,
    Object.assign(new Error(refusal.message), { code: TRY_NOTED }),
  );
}

const isCounted = (answer: unknown): answer is [unknown[], number] =>
  Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
