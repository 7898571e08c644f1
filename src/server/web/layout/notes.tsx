// What stands above the content: what the last step did, and that the network is gone.
import { Icon } from '../parts/icon.tsx';
import type { Visit } from '../visit.ts';
import { layoutWords } from './words.ts';

export const OfflineNote = ({ visit }: { readonly visit: Visit }) => (
  <div class="alert alert-warning" role="status" data-controller="offline" hidden>
    {layoutWords[visit.language].offline}
  </div>
);

export const ToldNote = ({ visit }: { readonly visit: Visit }) =>
  visit.told === null ? null : (
    <div class="alert alert-success d-flex gap-2 align-items-center" role="status" data-turbo-temporary>
      <Icon name="check" />
      <span>{visit.told}</span>
    </div>
  );
