// Draws the minutes of sealing that a killed process left undrawn.
import { draftOfficePaper, type Drafting } from '../../office/papers/draft-office-paper.ts';
import type { House } from '../../ports/house.ts';

/** Safe to run again, and from several processes: who comes second finds them there. */
export async function draftSealings(house: House, drafting: Drafting): Promise<void> {
  const waiting = await house.store.read(async (view) => {
    const found = [];
    for (const { id } of await view.schools())
      for (const { paperId } of await view.mediumSeals(id)) {
        const paper =
          (await view.paperSegments(paperId)).length === 0 ? await view.officePaper(paperId) : null;
        if (paper) found.push(paper);
      }
    return found;
  });
  for (const paper of waiting) await draftOfficePaper(house, paper, drafting);
}
