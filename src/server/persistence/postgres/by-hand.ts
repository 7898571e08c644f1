// Statements that lean on what only SQLite does, written anew.

/** By how they begin; the rest of the text is another's. */
export const byHand: readonly (readonly [beginning: RegExp, statement: string])[] = [
  // Of a column beside max() SQLite takes the value in the row of the highest one.
  [
    /^\s*INSERT INTO failing_addresses \(address, since, reason\)\s+SELECT/,
    `INSERT INTO failing_addresses (address, since, reason)
     SELECT DISTINCT ON (lower(contact.address)) lower(contact.address), notice."settledAt", coalesce(notice."lastReply", '')
     FROM contacts AS contact JOIN notices AS notice ON notice."personId" = contact."personId"
       AND notice.address = contact.address AND notice.state = 'bounced' AND notice."settledAt" >= contact."consentedAt"
     ORDER BY lower(contact.address), notice."settledAt" DESC`,
  ],
];
