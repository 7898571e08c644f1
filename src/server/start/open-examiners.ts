// Threads that look into files of others, with what the settings say about whom to trust.
import { loadAnchors } from '../../cli/anchors.ts';
import { software } from '../../cli/software.ts';
import type { Config } from '../config.ts';
import { examiners, type Examiners } from '../examining/index.ts';
import type { Installation } from '../installation.ts';
import type { SigningMeans } from './keys-and-authorities.ts';

export function openExaminers(
  config: Config,
  { clock, folder }: Installation,
  means: SigningMeans,
): Examiners {
  const { revocation, timestamper } = means;
  return examiners({
    home: folder,
    clock,
    // Anew for each file: an operator may have put another one there.
    anchors: () => loadAnchors(config.anchors).map(({ der }) => der),
    revocation,
    timestamper,
    threads: config.examiners,
    software: software(),
  });
}
