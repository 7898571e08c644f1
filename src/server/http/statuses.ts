// Which HTTP status tells of which fault (RFC 9110 §15). The longest prefix decides; what is not listed is our own failure.

const statuses: Readonly<Record<string, number>> = {
  'request.malformed': 400,
  'request.invalid': 400,
  'request.badCursor': 400,
  'request.unauthenticated': 401,
  'request.outOfScope': 403,
  'request.sessionNeeded': 403,
  'request.crossSite': 403,
  'request.notFound': 404,
  'request.methodNotAllowed': 405,
  'request.preconditionFailed': 412,
  'request.keyReused': 422,
  'request.inProgress': 409,
  'request.tooLarge': 413,
  'request.unsupportedMedia': 415,
  'request.tooMany': 429,
  'request.ending': 503,
  'workbook.refused': 422,
  'verification.codeUnknown': 404,
  'class.unknown': 404,
  'class.alreadyInSigning': 409,
  'class.roleUnassigned': 422,
  'class.nothingToArchive': 409,
  'person.unknown': 404,
  'token.unknown': 404,
  'record.': 409,
  'record.unknown': 404,
  'record.documentMissing': 404,
  'record.reasonMissing': 422,
  'record.decisionNumberMissing': 422,
  'ceremony.': 409,
  'ceremony.unknown': 404,
  'ceremony.answersMissing': 422,
  'ceremony.serverEnding': 503,
  'ceremony.unexpected': 500,
  'document.': 409,
  'documents.': 422,
  'extend.': 422,
  'intake.': 422,
  'lock.': 409,
  'lock.onlyPrincipal': 403,
  'policy.': 403,
  'policy.mixedDuties': 422,
  'seal.': 409,
  'seal.onlyRegistrar': 403,
  'signing.': 409,
  'signing.wrongPerson': 403,
  'signing.keyOfAnother': 422,
  'signing.certificateRefused': 422,
  'signing.certificateUnchecked': 502,
  'device.': 422,
  'device.remote': 502,
  'timestamp.': 502,
  'store.busy': 503,
};

export function statusOf(code: string): number {
  const matching = Object.keys(statuses).filter(
    (known) =>
      code === known ||
      (known.endsWith('.') && code.startsWith(known)) ||
      (known === 'device.remote' && code.startsWith(known)),
  );
  const longest = matching.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? 500 : (statuses[longest] ?? 500);
}
