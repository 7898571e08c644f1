// Line drawings of 24 by 24, drawn for this product: what a thing is, at a glance, beside its name in words.
const paths = {
  alert: 'M12 3 2.5 20h19zM12 10v4M12 17v.5',
  archive: 'M3 5h18v4H3zM5 9v10h14V9M10 13h4',
  back: 'M15 5l-7 7 7 7',
  book: 'M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM5 18a2 2 0 0 1 2-2h12M9 8h6',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  chain: 'M9.5 14.5l5-5M8 11l-2 2a4 4 0 0 0 5 5l2-2M16 13l2-2a4 4 0 0 0-5-5l-2 2',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  check: 'M4 12.5l5 5L20 6.5',
  child: 'M12 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM7 21v-5l2-5h6l2 5v5M10 21v-4M14 21v-4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  down: 'M5 9l7 7 7-7',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  eraser: 'M8 19l-4-4L14 5l6 6-8 8zM9 10l6 6M12 19h8',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h6M9 17h4',
  folder: 'M3 6h6l2 3h10v10H3z',
  forward: 'M9 5l7 7-7 7',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.5',
  key: 'M8 16a4 4 0 1 1 3.5-6H21v4h-3v3h-3v-3h-3.5A4 4 0 0 1 8 16zM8 12v.01',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  letter: 'M3 6h18v13H3zM3 7l9 7 9-7',
  lock: 'M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2',
  map: 'M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM10 10h4v4h-4zM16 10h4v4h-4zM4 16h4v4H4zM10 16h4v4h-4zM16 16h4v4h-4z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  minus: 'M5 12h14',
  moon: 'M20 14A8.5 8.5 0 1 1 10 4a6.5 6.5 0 0 0 10 10z',
  pen: 'M4 20c4-1 5-5 8-5s1 4 4 4 2-2 4-2M13 12l6-8 2 1.5-6 8-2.5.500z',
  phone: 'M7 3h10v18H7zM11 18h2',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8V3h10v5M5 8h14v9h-3v4H8v-4H5zM8 14h8',
  refresh: 'M20 11a8 8 0 0 0-14-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14 4l2-2M20 20v-5h-5',
  scale: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7a3 3 0 0 0 6 0zM19 7l-3 7a3 3 0 0 0 6 0z',
  seal: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 1v22M12 8l4 4-4 4',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.500L21 21',
  send: 'M3 11.500L21 3l-6 18-4-8zM11 13l10-10',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l2.8 2.800M16.2 16.200L19 19M19 5l-2.8 2.800M7.8 16.200L5 19',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  shieldBroken: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 9l6 6M15 9l-6 6',
  stop: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2.500M12 19.500V22M2 12h2.500M19.5 12H22M5 5l1.8 1.800M17.2 17.200L19 19M19 5l-1.8 1.800M6.8 17.200L5 19',
  table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14',
  undo: 'M4 9h10a6 6 0 0 1 0 12H8M8 5L4 9l4 4',
  up: 'M5 15l7-7 7 7',
  upload: 'M12 16V5M7 9l5-5 5 5M4 20h16',
  user: 'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
  users:
    'M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.500M18 14.500c2.2.8 3.5 2.7 3.5 5.5',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside words, unless `label` makes it speak for itself. */
export const Icon = ({ name, label }: { readonly name: IconName; readonly label?: string }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    {...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label })}
  >
    <path d={paths[name]} />
  </svg>
);
