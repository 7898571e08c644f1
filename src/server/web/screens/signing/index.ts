// Signing: what waits, reading, the gesture, how it goes, the keys.
import { signingBatch } from './batch.tsx';
import { ceremony } from './ceremony.tsx';
import { signingKeys } from './keys.tsx';
import { signing } from './signing.tsx';

export const signingScreens = [signing, signingBatch, ceremony, signingKeys];

// What other pages share on which something is signed.
export { chosenKey, secretsIn } from './chosen-key.ts';
export { fileKeyWords } from './said-of-file-keys.ts';
export { KeyFields, keysFor } from './key-fields.tsx';
export { signingWords } from './words.ts';
