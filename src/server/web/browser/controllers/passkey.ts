// Signing in by a passkey, and adding one: the browser asks its keys, the API judges the answer.
import { Controller } from '@hotwired/stimulus';
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { visit } from '@hotwired/turbo';
import { ask, Refused } from '../api.ts';

interface Question<Options> {
  readonly ticket: string;
  readonly options: Options;
}

export class Passkey extends Controller<HTMLElement> {
  static override targets = ['name', 'refusal'];
  static override values = { unsupported: String, after: { type: String, default: '/' } };
  declare readonly nameTarget: HTMLInputElement;
  declare readonly refusalTarget: HTMLElement;
  declare readonly unsupportedValue: string;
  declare readonly afterValue: string;

  async add(event: Event): Promise<void> {
    event.preventDefault();
    await this.#talk(async () => {
      const { ticket, options } = (await ask('/api/me/passkey-offers', { method: 'POST' })) as Question<
        Parameters<typeof startRegistration>[0]['optionsJSON']
      >;
      const response = await startRegistration({ optionsJSON: options });
      const name = this.nameTarget.value;
      await ask('/api/me/passkeys', { method: 'POST', json: { ticket, response, name } });
    });
  }

  async signIn(event: Event): Promise<void> {
    event.preventDefault();
    await this.#talk(async () => {
      const { ticket, options } = (await ask('/api/session/passkey-offers', { method: 'POST' })) as Question<
        Parameters<typeof startAuthentication>[0]['optionsJSON']
      >;
      const response = await startAuthentication({ optionsJSON: options });
      await ask('/api/session/passkey', { method: 'POST', json: { ticket, response } });
    });
  }

  async #talk(step: () => Promise<void>): Promise<void> {
    this.refusalTarget.hidden = true;
    if (!browserSupportsWebAuthn()) {
      this.#refuse(this.unsupportedValue);
      return;
    }
    try {
      await step();
      visit(this.afterValue, { action: 'replace' });
    } catch (error) {
      // Whoever closes the browser's own dialogue knows that they did.
      if (error instanceof Error && error.name === 'NotAllowedError') return;
      this.#refuse(error instanceof Refused || error instanceof Error ? error.message : String(error));
    }
  }

  #refuse(why: string): void {
    this.refusalTarget.textContent = why;
    this.refusalTarget.hidden = false;
  }
}
