/** What the municipality says about a topic: easy words first, the whole text behind them. Unset: whom to ring. */
import { html, type TemplateResult } from 'lit-html';
import { wholeText } from '../display/whole-text.ts';
import type { LocalRuleFragment, LocalRuleTopic } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { text } from '../text/index.ts';

/** `unset` is said, with the number, when the municipality has set nothing. */
export function localRule(
  rules: readonly LocalRuleFragment[],
  topic: LocalRuleTopic,
  unset: string,
  phone: string,
): TemplateResult {
  const rule = rules.find((it) => it.topic === topic && it.set);
  if (!rule) {
    return html`<p>${unset}</p>
      <p>${callLink(phone)}</p>`;
  }
  const english = text.page.language === 'en';
  return html`
    ${paragraphs(english ? rule.easyEn : rule.easy)}
    ${wholeText(html`${paragraphs(english ? rule.textEn : rule.text)}`)}
  `;
}

const paragraphs = (words: string): TemplateResult[] =>
  words.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`);
