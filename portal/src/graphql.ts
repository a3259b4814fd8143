/**
 * One call to the API: the hash of a document the build has written down, its variables, and what came back.
 *
 * There is no cache and no client library: a page asks once. The session is a cookie no script can read.
 */
import type { TypedDocumentString } from './generated/graphql.ts';

/** In which role the viewer asks; the server checks that they hold it. */
export type AskingAs = 'CITIZEN' | 'RELATIVE' | 'CONTACT_PERSON';

export type Answer<Data> =
  | {
      kind: 'data';
      data: Data;
      /** Paths of fields that are null because the viewer may not see them, as "citizen.transport". */
      forbidden: readonly string[];
      /** The server's clock, so that a wrong clock in the device doesn't change what "today" is. */
      now: Date;
    }
  | { kind: 'signed-out' }
  /** Signed in, but without the role the page asks in. */
  | { kind: 'not-in-this-role' }
  | { kind: 'failed'; requestId: string | null };

interface GraphQLError {
  path?: (string | number)[];
  extensions?: { code?: string; requestId?: string };
}

/** Longer than this and the page says that it can't be shown now. */
const GIVE_UP_MS = 30_000;

/**
 * Asks, and never throws: a network that is down is an answer too. With `through`, the id of access a citizen gave, the
 * answer is what that relative would get.
 */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  as: AskingAs,
  through?: string,
): Promise<Answer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'x-portal': '1',
        'samvaer-role': as,
        ...(through ? { 'samvaer-preview': through } : {}),
      },
      body: JSON.stringify({ documentId: document.__meta__?.['hash'], variables }),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    if (response.status === 401) return { kind: 'signed-out' };
    return read<Data>(await response.json(), response.headers.get('date'));
  } catch {
    return { kind: 'failed', requestId: null };
  }
}

function read<Data>(
  body: { data?: Data | null; errors?: GraphQLError[] },
  date: string | null,
): Answer<Data> {
  const errors = body.errors ?? [];
  const codeOf = (error: GraphQLError): string | undefined => error.extensions?.code;
  if (errors.some((error) => codeOf(error) === 'UNAUTHENTICATED')) return { kind: 'signed-out' };

  const other = errors.find((error) => codeOf(error) !== 'FORBIDDEN');
  if (other) return { kind: 'failed', requestId: other.extensions?.requestId ?? null };

  const forbidden = errors.map((error) => (error.path ?? []).join('.'));
  if (errors.length > 0 && (!body.data || forbidden.includes('viewer'))) return { kind: 'not-in-this-role' };
  if (!body.data) return { kind: 'failed', requestId: null };
  return {
    kind: 'data',
    data: body.data,
    forbidden,
    now: date ? new Date(date) : new Date(),
  };
}
