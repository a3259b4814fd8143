/**
 * All that is kept about somebody, as one file to read in any browser: headings, names and words, no code. It is made on
 * the device and goes nowhere.
 */
import { MyDataFileDocument, MyDataLogDocument, type MyDataLogQuery } from '../../generated/graphql.ts';
import { ask } from '../../graphql.ts';
import { clock, clockInDenmark, dayAndYear, dayBefore, dayInDenmark } from '../../text/dates.ts';
import { text } from '../../text/index.ts';
import { kroner } from '../../text/money.ts';
import type { Field, Kept, Listed, Questions } from './kept.ts';
import { words } from './da.ts';

type Value =
  string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };
type Log = NonNullable<MyDataLogQuery['accessLog']>['edges'];

/** The file's name says nothing of whose it is. */
export const NAME = `samvaer-${words.title.toLowerCase().replace(/ /g, '-')}.html`;

/** Null when it can't be fetched. */
export async function fetchFile(municipality: string): Promise<Blob | null> {
  const answer = await ask(MyDataFileDocument, {}, 'CITIZEN');
  const kept = answer.kind === 'data' ? answer.data.viewer?.citizen : null;
  const log = await fetchLog();
  if (answer.kind !== 'data' || !kept || !log) return null;
  const page = written(kept, answer.data.accessLogQuestions ?? [], log, municipality, answer.now);
  return new Blob([page], { type: 'text/html;charset=utf-8' });
}

type Page = MyDataLogQuery['accessLog'];

async function fetchLog(): Promise<Log | null> {
  const rows: Log[number][] = [];
  for (let after: string | null = null; ;) {
    const page: Page = await logPage(after);
    if (!page) return null;
    rows.push(...page.edges);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || after === null) return rows;
  }
}

async function logPage(after: string | null): Promise<Page> {
  const answer = await ask(MyDataLogDocument, { after }, 'CITIZEN');
  return answer.kind === 'data' ? answer.data.accessLog : null;
}

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

const section = (heading: string, body: string): string => `<h2>${escaped(heading)}</h2>\n${body}\n`;

function written(
  { name, cpr, address, age, weeklySchedule, ...parts }: Kept,
  questions: Questions,
  log: Log,
  municipality: string,
  now: Date,
): string {
  const fetched = words.fetched(dayAndYear(dayInDenmark(now)), clockInDenmark(now));
  const rows = log.map(({ node }) => {
    const at = new Date(node.at);
    const when = `${dayAndYear(dayInDenmark(at))} ${text.dates.at(clockInDenmark(at))}`;
    return `<li>${escaped(when)}: ${escaped(text.page.language === 'en' ? node.inWordsEn : node.inWords)}</li>`;
  });
  const days = weeklySchedule?.days.filter(({ attendances }) => attendances.length > 0) ?? [];
  const sections = inOrder({ ...parts, weeklySchedule: { days } }).map(([part, value]) =>
    section(words.fields[part as Field], shown(value)),
  );
  return `<!DOCTYPE html>
<html lang="${text.page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<style>body{max-width:45em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif}dt{font-weight:bold}dd{margin:0 0 .5em}dl dl{margin-left:1em}hr{border:0;border-top:1px solid}</style>
</head>
<body>
<h1>${words.title}</h1>
<p>${escaped(words.from(municipality))} ${escaped(fetched)}</p>
<p>${words.care}</p>
${section(words.person, shown({ name, cpr, address, age }))}
${sections.join('')}
${section(words.questions, shown(questions))}
${section(words.log, rows.length > 0 ? `<ul>\n${rows.join('\n')}\n</ul>` : `<p>${words.nobody}</p>`)}
</body>
</html>
`;
}

function shown(value: Value): string {
  if (isList(value)) {
    if (value.length === 0) return `<p>${words.none}</p>`;
    return value.every((item) => typeof item === 'string')
      ? escaped(text.and(value.map((item) => listed(item))))
      : value.map(shown).join('\n<hr>\n');
  }
  if (value === null || typeof value !== 'object')
    return value === null ? `<p>${words.none}</p>` : escaped(plain(value));
  const filled = inOrder(value).filter(([, it]) => it !== null && !(isList(it) && it.length === 0));
  // An offer is its name.
  if (filled.length === 1 && filled[0]?.[0] === 'name') return shown(filled[0][1]);
  return `<dl>\n${filled.map(([name, it]) => line(name as Field, it)).join('\n')}\n</dl>`;
}

const ORDER = Object.keys(words.fields);

/** The answer's own order says nothing: the documents are written down by the alphabet. */
const inOrder = (object: object): [string, Value][] =>
  (Object.entries(object) as [string, Value][]).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function line(name: Field, value: Value): string {
  const said =
    name.includes('Oere') && typeof value === 'number'
      ? kroner(value)
      : // The API's is the first day it no longer holds.
        name === 'validTo' && typeof value === 'string'
        ? dayAndYear(dayBefore(value))
        : null;
  return `<dt>${escaped(words.fields[name])}</dt><dd>${said ?? shown(value)}</dd>`;
}

const listed = (word: string): string => words.listed[word as Listed] ?? word;

/** A day, a time and a word of a closed list look like nothing else. */
function plain(value: string | number | boolean | undefined): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value !== 'string') return String(value ?? '');
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayAndYear(value);
  if (/^\d\d:\d\d:\d\d$/.test(value)) return clock(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return dayAndYear(dayInDenmark(new Date(value)));
  return listed(value);
}
