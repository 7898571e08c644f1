// Texts that a page of ours says by itself: between its tags, in attributes that are read out, and whatever is Vietnamese.
import ts from 'typescript';

const readOut = new Set([
  'title',
  'label',
  'aria-label',
  'placeholder',
  'alt',
  'about',
  'text',
  'help',
  'confirm',
]);

/** @param source of a .ts or .tsx file */
export function spokenIn(name: string, source: string): readonly string[] {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true, kind);
  const spoken: string[] = [];
  const note = (text: string) => spoken.push(text.trim().replace(/\s+/g, ' '));
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) note(node.text);
    else if (ts.isStringLiteralLike(node) && (isReadOut(node) || isVietnamese(node.text))) note(node.text);
    else if (ts.isTemplateExpression(node)) {
      const whole = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
      if (isVietnamese(whole)) note(whole.replace(/<[^>]*>/g, ''));
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return spoken.map((text) => text.replace(/<[^>]*>/g, '').trim()).filter((text) => !isSign.test(text));
}

/** Addresses, and numbers as decisions bear them, are the same in every language. */
const isSign = /^(\/[\w/-]+|\d+\/\p{Lu}[\p{Lu}-]*)$/u;

/** A literal that is a child of a tag, or the value of an attribute that people hear. */
function isReadOut(node: ts.StringLiteralLike): boolean {
  if (!/\p{L}/u.test(node.text)) return false;
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return readOut.has(parent.name.getText());
  return ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent);
}

/** Letters that only Vietnamese has here. */
const isVietnamese = (text: string): boolean =>
  /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i.test(text.normalize('NFC'));
