// Signing: what waits, reading, the gesture, how it goes, the keys.
import { signingBatch } from './batch.tsx';
import { ceremony } from './ceremony.tsx';
import { signingKeys } from './keys.tsx';
import { signing } from './signing.tsx';

export const signingScreens = [signing, signingBatch, ceremony, signingKeys];
