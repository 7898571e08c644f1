// Light or dark before anything is drawn: what the person chose, or what their system says.
const chosen = document.documentElement.dataset.theme;
const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';

export {};
