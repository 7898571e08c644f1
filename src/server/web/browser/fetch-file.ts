// Sends a file and takes a file back: reports that are made of an upload.
import { metaOf, Refused, type Problem } from './api.ts';

/** @throws Refused; `status` 0 when nobody answered */
export async function fetchFile(path: string, file: Blob): Promise<Blob> {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'accept-language': document.documentElement.lang,
      'content-type': 'application/pdf',
      'x-csrf-token': metaOf('csrf-token'),
    },
    body: file,
  }).catch(() => {
    throw new Refused(0, { title: metaOf('said-offline') });
  });
  if (!response.ok) throw new Refused(response.status, (await response.json()) as Problem);
  return response.blob();
}

/** As if a link to it had been followed. */
export function keep(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
