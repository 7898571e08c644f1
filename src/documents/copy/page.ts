// One page of an original inside another document: contents and appearances together, cut to what its reader sees.
import { serialize } from '../../signing/pdf/index.ts';
import { streamObject } from '../file/objects.ts';
import type { Brought } from '../file/index.ts';
import { copyAppearances } from './appearances.ts';
import type { OriginalPage } from './original.ts';
import { writePageForm, type CopyTools } from './page-form.ts';

/** The form is called `Copied` on its page. */
export const writePage = (tools: CopyTools, page: OriginalPage): Brought => ({
  xobjects: { Copied: writeCopied(tools, page) },
  entries: groupOf(tools, page),
});

/** Returns the form's number. */
function writeCopied(tools: CopyTools, page: OriginalPage): number {
  const { body } = tools;
  const form = writePageForm(tools, page);
  const appearances = copyAppearances(tools, page);
  const names = appearances.map(({ number }, index) => `/A${index} ${number} 0 R`);
  const shown = appearances.map(({ placed }, index) => `q ${placed} cm /A${index} Do Q`);
  const entries =
    `/Type/XObject/Subtype/Form/BBox${serialize(page.box)}` +
    `/Resources<</XObject<</Page ${form} 0 R${names.join('')}>>>>`;
  const number = body.reserve();
  const content = Buffer.from(['/Page Do', ...shown].join('\n'), 'latin1');
  body.putBytes(number, streamObject(number, entries, content));
  return number;
}

/** How transparent parts of the page blend (§11.6.6). */
function groupOf({ file, transplant }: CopyTools, { dict }: OriginalPage): string {
  return file.dict(dict.get('Group')) === undefined ? '' : `/Group ${transplant.source(dict.get('Group'))}`;
}
