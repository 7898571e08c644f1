// The contact book: what a school and the families of its pupils tell each other.
export { childOf, childrenOf, documentsOfChild, messagesOfChild, resultsOfChild } from './children.ts';
export type { ChildAsked, ChildDocument, ChildSeen, ReleasedResults } from './children.ts';
export { consentsOf, giveConsent, withdrawConsent, type ConsentWish } from './consents.ts';
export { familiesOfClass, type PupilFamily } from './families-of-class.ts';
export { familyFault } from './faults.ts';
export { tellResults } from './tell-results.ts';
export { messagesToClass, writeMessage, type MessageWish, type MessageWritten } from './write-message.ts';
