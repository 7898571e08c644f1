// Everything that lives in the pages: Turbo for changing them, and a controller for each behaviour.
import '@hotwired/turbo';
import { Application } from '@hotwired/stimulus';
import { controllers } from './controllers/index.ts';
import { watchScrolling } from './reach-scrolled.ts';

const application = Application.start();
for (const [name, controller] of Object.entries(controllers)) application.register(name, controller);

// A bar at the top while a page is on its way; Turbo's own would bring a style of its own along.
document.addEventListener('turbo:visit', () => document.documentElement.classList.add('is-loading'));
for (const end of ['turbo:load', 'turbo:render', 'turbo:frame-load'])
  document.addEventListener(end, () => document.documentElement.classList.remove('is-loading'));

// The theme is an attribute of the root, which Turbo leaves alone; a changed choice comes with the next page.
document.addEventListener('turbo:before-render', (event) => {
  const { newBody } = (event as CustomEvent<{ newBody: HTMLBodyElement }>).detail;
  const choice = newBody.dataset.theme;
  if (choice === undefined) return;
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';
});

watchScrolling();
