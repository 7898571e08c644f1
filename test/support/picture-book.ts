// docs/screens/: a picture of each page in each look, and the list of them.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Picture {
  /** Of the page. */
  readonly name: string;
  /** Who looks. */
  readonly role: string;
  readonly address: string;
  /** `light-1280`. */
  readonly variant: string;
  /** JPEG. */
  readonly picture: Buffer;
}

export interface PictureBook {
  readonly keep: (picture: Picture) => void;
  /** Writes the list. */
  readonly close: () => void;
}

/** Pictures of an earlier run go away. */
export function pictureBook(folder: string): PictureBook {
  mkdirSync(folder, { recursive: true });
  const old = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jpg')) : [];
  for (const name of old) rmSync(join(folder, name));
  const pages = new Map<string, Map<string, string>>();
  return {
    keep: ({ name, role, variant, picture }) => {
      const title = name === 'home' ? `home-${role}` : name;
      const file = `${title}-${variant}.jpg`;
      writeFileSync(join(folder, file), picture);
      const row = pages.get(`${title} ${role}`) ?? new Map<string, string>();
      pages.set(`${title} ${role}`, row.set(variant, file));
    },
    close: () => writeFileSync(join(folder, 'README.md'), listOf(pages)),
  };
}

const looks = ['light-1280', 'dark-1280', 'light-360', 'dark-360'];

const listOf = (pages: ReadonlyMap<string, ReadonlyMap<string, string>>): string => `# Screens

What people see in the school that \`npm start\` opens, on a wide and on a narrow screen, in light and dark. Taken by
\`npm run screens\`, which looks at every page of \`src/server/web/screens/index.ts\` and holds each to the same rules as
\`test/e2e/every-page.test.ts\`.

${[...pages].map(([key, row]) => rowOf(key, row)).join('\n')}
`;

function rowOf(key: string, row: ReadonlyMap<string, string>): string {
  const [name = '', role = ''] = key.split(' ');
  const links = looks.flatMap((look) => {
    const file = row.get(look);
    return file === undefined ? [] : [`[${look}](${file})`];
  });
  return `- **${name}**, seen by ${role}: ${links.join(', ')}`;
}
