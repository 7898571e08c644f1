// What can be written to: one address, nothing that a mail program would take for several or for a header.

/** Enough to catch mistakes and tricks; the receiving server knows better. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>,;:"()[\]\\\p{C}]+@[^\s@<>,;:"()[\]\\\p{C}]+$/u.test(text);

/** How failing addresses are kept: receivers tell small and capital letters apart only in theory (RFC 5321 §2.4). */
export const failingKey = (address: string): string => address.toLowerCase();
