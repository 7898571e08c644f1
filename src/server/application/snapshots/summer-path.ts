// How a decision about the summer is named where a correction would be: by its page, and item by item.

/** What a successor of a transcript names as its cause. */
export const summerCause = (pageId: string): string => `summer:${pageId}`;

export const isOfSummer = (correctionId: string): boolean => correctionId.startsWith('summer:');

export const pageOfCause = (correctionId: string): string => correctionId.slice('summer:'.length);

/** `pupils/<code>/summer/subjects/TOAN`. */
export const summerPath = (pupil: string, item: string): string => `pupils/${pupil}/summer/${item}`;

/** Null for paths of anything else; `subject` null for conduct, training and the decision itself. */
export function parseSummerPath(
  path: string,
): { readonly pupil: string; readonly subject: string | null } | null {
  const [, pupil, subject] = PATH.exec(path) ?? [];
  return pupil === undefined ? null : { pupil, subject: subject ?? null };
}

const PATH = /^pupils\/(.+)\/summer\/(?:subjects\/([^/]+)|conduct|training|decision)$/u;
