// An error answer of the test service (CSC API v2.0 §10.2).
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}
