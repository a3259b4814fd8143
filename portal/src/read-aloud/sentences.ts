/** The sentences of a block, where they stand: what is hidden, and what is only to press, isn't read. */

const SKIPPED = '.read-aloud, .sr-only, button, svg, details:not([open]) > :not(summary), [hidden]';
/** What ends a line that is read in one breath. */
const LINES = 'p, li, h2, h3, dt, dd, summary, legend, label, td, th';

export function sentences(block: HTMLElement): Range[] {
  const lines = [...block.querySelectorAll<HTMLElement>(LINES)].filter(
    (line) => !line.closest(SKIPPED) && !line.querySelector(LINES) && line.checkVisibility(),
  );
  return lines.flatMap(sentencesOf);
}

/** A full stop, a question mark or an exclamation mark ends one, when a new one begins; "9.30" and "23. november" don't. */
const ENDS = /[.!?:]\s+(?=[A-ZÆØÅ])/g;

function sentencesOf(line: HTMLElement): Range[] {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; begins: number }[] = [];
  let whole = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest(SKIPPED)) continue;
    nodes.push({ node, begins: whole.length });
    whole += node.data;
  }
  const ends = [...whole.matchAll(ENDS)].map(({ index }) => index + 1);
  const cuts = [0, ...ends, whole.length];
  return cuts.slice(1).flatMap((end, at) => {
    const begin = cuts[at] ?? 0;
    return whole.slice(begin, end).trim() ? [range(nodes, begin, end)] : [];
  });
}

function range(nodes: readonly { node: Text; begins: number }[], begin: number, end: number): Range {
  const found = new Range();
  const first = nodes.findLast(({ begins }) => begins <= begin);
  const last = nodes.findLast(({ begins }) => begins < end);
  if (first) found.setStart(first.node, begin - first.begins);
  if (last) found.setEnd(last.node, Math.min(end - last.begins, last.node.length));
  return found;
}
