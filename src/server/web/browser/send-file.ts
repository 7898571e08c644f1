// Sends a file with a bar that moves: `fetch` does not tell how much has gone.
import { metaOf, Refused, type Problem } from './api.ts';

interface Told {
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param onSent share of the file that has gone, 0 to 1. @throws Refused; `status` 0 when nobody answered */
export function sendFile(
  path: string,
  file: Blob,
  onSent: (share: number) => void,
  { mediaType = 'application/pdf', headers = {} }: Told = {},
): Promise<unknown> {
  return new Promise((done, refuse) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('content-type', mediaType);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    const token = metaOf('csrf-token');
    if (token !== '') request.setRequestHeader('x-csrf-token', token);
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onerror = () => refuse(new Refused(0, { title: metaOf('said-offline') }));
    request.onload = () => {
      const answer: unknown = JSON.parse(request.responseText);
      if (request.status < 300) done(answer);
      else refuse(new Refused(request.status, answer as Problem));
    };
    request.send(file);
  });
}
