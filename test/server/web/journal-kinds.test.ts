// Every entry of the journal is told in words: no kind that the program writes lacks its sentence, none is made up.
import { kindWords } from '../../../src/server/web/screens/journal/kind-words.ts';
import { journalKinds } from '../../support/journal-kinds.ts';

it('has a sentence for each kind of entry that the program writes, and for no other', () => {
  const written = [...journalKinds()].toSorted();
  expect(written.length).toBeGreaterThan(80);
  expect(Object.keys(kindWords.vi.kinds).toSorted()).toEqual(written);
});
