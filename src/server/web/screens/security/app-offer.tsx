// The secret of a new authenticator app as a picture and as letters, and the recovery codes: shown once each.
import { toDataURL } from 'qrcode';
import { Card, Field, Form } from '../../parts/index.ts';
import type { Shown, Visit } from '../../visit.ts';
import { securityWords } from './words.ts';

export interface Offer {
  readonly ticket: string;
  readonly secret: string;
  /** `otpauth://…` */
  readonly address: string;
}

export async function offerShown(visit: Visit, { ticket, secret, address }: Offer): Promise<Shown> {
  const words = securityWords[visit.language];
  const picture = await toDataURL(address, { margin: 2, width: 240, errorCorrectionLevel: 'M' });
  return {
    title: words.addApp,
    main: (
      <Card title={words.addApp} class="narrow">
        <p>{words.scan}</p>
        <p class="text-center">
          <img src={picture} width={240} height={240} alt={words.picture} />
        </p>
        <p>
          {words.secret}:{' '}
          <code class="user-select-all text-break">{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        </p>
        <Form visit={visit} deed="addApp" action="/account/security" once>
          <input type="hidden" name="ticket" value={ticket} />
          <Field
            visit={visit}
            deed="addApp"
            name="code"
            label={words.code}
            required
            maxLength={20}
            inputmode="numeric"
            autocomplete="one-time-code"
            autofocus
          />
          <button class="btn btn-primary">{words.confirm}</button>
        </Form>
      </Card>
    ),
  };
}

export function codesShown(visit: Visit, codes: readonly string[]): Shown {
  const words = securityWords[visit.language];
  return {
    title: words.codesTitle,
    main: (
      <Card title={words.codesTitle} class="narrow">
        <p>{words.codesAbout}</p>
        <ul class="list-unstyled row">
          {codes.map((code) => (
            <li key={code} class="col-6 mb-1">
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <a class="btn btn-primary no-print" href="/">
          {words.done}
        </a>
      </Card>
    ),
  };
}
