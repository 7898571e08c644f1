// How pages ask the API: with the page's token against forgery, and problems as errors with words for people.

export interface Problem {
  readonly title: string;
  readonly code?: string;
  readonly detail?: string;
  readonly [member: string]: unknown;
}

/** What the API refused, or why it could not be reached: `message` is for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.title);
    this.status = status;
    this.problem = problem;
  }
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly json?: unknown;
  /** A raw body, as files are sent. */
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** @throws Refused; `status` 0 when nobody answered */
export const ask = async (path: string, question: Question = {}): Promise<unknown> =>
  (await askWhole(path, question)).answer;

/** With the headers of the answer, for its ETag. @throws Refused as `ask` */
export async function askWhole(
  path: string,
  { method = 'GET', json, file, headers, signal }: Question = {},
): Promise<{ readonly answer: unknown; readonly headers: Headers }> {
  const response = await fetch(path, {
    method,
    ...(signal && { signal }),
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      'x-csrf-token': metaOf('csrf-token'),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(file && { 'content-type': file.type }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(file && { body: file }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new Refused(0, { title: metaOf('said-offline') });
  });
  const text = await response.text();
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) throw new Refused(response.status, answer as Problem);
  return { answer, headers: response.headers };
}

export const metaOf = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
