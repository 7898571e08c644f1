// What a form sent, as text, trimmed and in one way of writing diacritics.
export interface Fields {
  /** Empty when not there. */
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
  /** As it was typed: passwords. */
  readonly raw: (name: string) => string;
}

export const fieldsOf = (sent: URLSearchParams): Fields => ({
  text: (name) => tidy(sent.get(name) ?? ''),
  all: (name) => sent.getAll(name).map(tidy),
  has: (name) => sent.has(name),
  raw: (name) => sent.get(name) ?? '',
});

export const noFields: Fields = fieldsOf(new URLSearchParams());

const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
