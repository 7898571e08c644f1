// Just enough Markdown for texts of our own: headings, paragraphs, lists, code, bold words and links within the house.
import type { ComponentChildren } from 'preact';

export const Markdown = ({ text }: { readonly text: string }) => (
  <>
    {text
      .split(/\n{2,}/)
      .map((block) => block.trim())
      .filter((block) => block !== '')
      .map(blockOf)}
  </>
);

function blockOf(block: string) {
  const heading = /^#{1,3} (.*)$/.exec(block)?.[1];
  if (heading !== undefined) return <h2>{inline(heading)}</h2>;
  const fenced = /^```\w*\n([\s\S]*?)\n?```$/.exec(block)?.[1];
  if (fenced !== undefined)
    return (
      <pre>
        <code>{fenced}</code>
      </pre>
    );
  if (!/^[-*] /.test(block)) return <p>{inline(block)}</p>;
  return (
    <ul>
      {block.split(/\n(?=[-*] )/).map((item) => (
        <li key={item}>{inline(item.slice(2))}</li>
      ))}
    </ul>
  );
}

const marks = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([\w./#-]+\))/;

const inline = (text: string): ComponentChildren => text.split(marks).map(piece);

function piece(part: string): ComponentChildren {
  if (/^`[^`]+`$/.test(part)) return <code>{part.slice(1, -1)}</code>;
  if (/^\*\*[^*]+\*\*$/.test(part)) return <strong>{part.slice(2, -2)}</strong>;
  const [, name, to] = /^\[([^\]]+)\]\(([\w./#-]+)\)$/.exec(part) ?? [];
  // Texts name each other as files beside them.
  return to === undefined ? part : <a href={to.replace(/\.md$/, '')}>{name}</a>;
}
