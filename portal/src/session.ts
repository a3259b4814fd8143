/** Signing in and out: the few calls that aren't GraphQL. The cookie itself is never seen here. */

import { text } from './text/index.ts';

const HEADERS = { 'x-portal': '1' };

export interface DemoAccount {
  account: string;
  name: string;
  role: string;
  /** One line in words a visitor understands. */
  purpose_da: string;
}

/** An OpenID Connect provider, by what its button says. */
export interface Provider {
  id: string;
  label: string;
}

export interface WaysIn {
  providers: Provider[];
  /** The invented people of a demo; production has none. */
  accounts?: DemoAccount[];
}

export interface Session {
  name: string;
  /** True for somebody with a file of their own. */
  citizen: boolean;
  /** How many people gave them access. */
  actsFor: number;
  /** The page to begin with. */
  home: string;
  /** For how long the session goes on without a sign of life. */
  secondsLeft: number;
}

/** How one can sign in here. Throws when the server can't be reached. */
export async function waysIn(): Promise<WaysIn> {
  const response = await fetch('/identity/ways-in', { headers: HEADERS });
  if (!response.ok) throw new Error(`ways-in: ${response.status}`);
  return (await response.json()) as WaysIn;
}

/** Signs in as one of them. Throws when the server refuses. */
export async function demoSignIn(account: string): Promise<void> {
  const response = await fetch('/identity/demo-sign-in', {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!response.ok) throw new Error(`demo-sign-in: ${response.status}`);
}

/** Says that somebody is there, which keeps the session alive. Null for nobody signed in. */
export const signOfLife = (): Promise<Session | null> => session('POST');

/** Looks at the session and leaves it as it is. Null for nobody signed in. */
export const look = (): Promise<Session | null> => session('GET');

async function session(method: 'GET' | 'POST'): Promise<Session | null> {
  const response = await fetch('/identity/session', { method, headers: HEADERS });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`session: ${response.status}`);
  return (await response.json()) as Session;
}

/** Ends the session. Where to go then: the provider's own sign-out, or our page. Throws when the server couldn't be told. */
export async function signOut(): Promise<string> {
  const response = await fetch('/identity/sign-out', { method: 'POST', headers: HEADERS });
  if (!response.ok) throw new Error(`sign-out: ${response.status}`);
  const { goOn } = (await response.json()) as { goOn: string | null };
  return goOn ?? `${text.page.prefix}/log-ind?ud`;
}
