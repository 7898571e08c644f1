// Signs or seals a paper of the office from a form that names it: reports, minutes of sealing.
import { signOfficePaper, withKey } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import type { Language } from '../../words.ts';
import { paperKey } from './paper-signing.tsx';

/** @param told what the page says afterwards */
export const officePaperDeed =
  (as: 'signer' | 'seal', told: (language: Language) => string) =>
  async (visit: Visit<Caller>, fields: Fields): Promise<Done> => {
    const { desk, caller, language, address } = visit;
    const { person, schoolId } = caller;
    const paperId = fields.text('paper');
    await withKey(desk.papers, { person, schoolId, as, ...paperKey(fields) }, (signer, conditions) =>
      signOfficePaper(desk.house, { paperId, by: person, as, signer, conditions }),
    );
    return { to: address, told: told(language) };
  };
