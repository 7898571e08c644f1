// The keys somebody may choose from, and which fields each needs.
import type { Visit } from '../../visit.ts';
import type { SigningAs } from './groups.ts';
import { signingWords } from './words.ts';

export type KeyField = 'pin' | 'code' | 'credential' | 'file';

export interface KeyChoice {
  /** As `chosenKey` reads it; `file` never reaches the server. */
  readonly value: string;
  readonly title: string;
  readonly about?: string;
  readonly needs: readonly KeyField[];
}

export function keyChoices({ desk, language }: Visit, role: SigningAs): readonly KeyChoice[] {
  const words = signingWords[language];
  const { places, keepsKeys } = desk.runs;
  const needs = { csc: ['pin', 'code', 'credential'], pkcs11: ['pin'] } as const;
  return [
    ...(keepsKeys ? [{ value: 'development', title: words.keyNames.development, needs: [] }] : []),
    ...(role === 'seal'
      ? [{ value: 'schoolSeal', title: words.keyNames.schoolSeal, needs: ['pin', 'code'] as const }]
      : []),
    ...places.map(({ kind, name, title }) => ({
      value: `${kind}:${name}`,
      title,
      about: words.places[kind],
      needs: needs[kind],
    })),
    { value: 'file', title: words.keyNames.file, about: words.fileHelp, needs: ['file'] },
  ];
}
