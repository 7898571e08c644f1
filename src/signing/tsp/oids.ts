// Object identifiers of time-stamping.
export const tspOids = { tstInfo: '1.2.840.113549.1.9.16.1.4' } as const;
