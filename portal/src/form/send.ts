/** Sends a mutation, and says in the reader's language what came of it. */
import type { TypedDocumentString } from '../generated/graphql.ts';
import { ask, type AskingAs } from '../graphql.ts';
import { asking } from '../page/address.ts';
import { text } from '../text/index.ts';
import type { Problem } from './fields.ts';
import { words } from './da.ts';

/** What every payload has. */
export interface Payload {
  userErrors: readonly { field: readonly string[]; message: string; messageEn: string }[];
}

export type Sent<Result> =
  { kind: 'done'; result: Result } | { kind: 'not-done'; problems: readonly Problem[] };

const notDone = (message: string): Sent<never> => ({
  kind: 'not-done',
  problems: [{ field: null, message }],
});

/** `payload` takes the mutation's own part of the answer; `as` is the role to ask in, where no citizen's page says it. */
export async function send<Data, Variables, Result extends Payload>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  payload: (data: Data) => Result,
  as: AskingAs = asking,
): Promise<Sent<Result>> {
  const answer = await ask(document, variables, as);
  if (answer.kind === 'signed-out') return notDone(words.signedOut);
  if (answer.kind !== 'data' || answer.forbidden.length > 0) return notDone(words.failed);
  const result = payload(answer.data);
  if (result.userErrors.length === 0) return { kind: 'done', result };
  return {
    kind: 'not-done',
    problems: result.userErrors.map(({ field, message, messageEn }) => ({
      field: field.at(-1) ?? null,
      message: text.page.language === 'en' ? messageEn : message,
    })),
  };
}

/** A key for one wish: sending it twice sends it once. */
export const newKey = (): string => crypto.randomUUID();
