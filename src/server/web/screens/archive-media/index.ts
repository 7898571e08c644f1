// The page of the archive's media: what each holds, and its seal.
import { archiveMedia } from './media.tsx';

export const archiveMediaScreens = [archiveMedia] as const;
