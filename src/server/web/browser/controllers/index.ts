// The behaviours by the name that pages call them with: `data-controller="submit-once"`.
import type { ControllerConstructor } from '@hotwired/stimulus';
import { Offline } from './offline.ts';
import { Passkey } from './passkey.ts';
import { SubmitOnce } from './submit-once.ts';

export const controllers: Readonly<Record<string, ControllerConstructor>> = {
  offline: Offline,
  passkey: Passkey,
  'submit-once': SubmitOnce,
};
