/** Signing in and out: the few calls that aren't GraphQL. The cookie itself is never seen here. */

const HEADERS = { 'x-portal': '1' };

export interface DemoAccount {
  account: string;
  name: string;
  role: string;
  /** One line in words a visitor understands. */
  purpose_da: string;
}

export interface Session {
  name: string;
  /** True for somebody with a file of their own. */
  citizen: boolean;
  /** How many people gave them access. */
  actsFor: number;
}

/** The invented people of a demo; null where the server has none (production). Throws when it can't be reached. */
export async function demoAccounts(): Promise<DemoAccount[] | null> {
  const response = await fetch('/identity/demo-accounts', { headers: HEADERS });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`demo-accounts: ${response.status}`);
  return ((await response.json()) as { accounts: DemoAccount[] }).accounts;
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

/** Who is signed in; null for nobody, which right after signing in means that the browser kept no cookie. */
export async function session(): Promise<Session | null> {
  const response = await fetch('/identity/session', { headers: HEADERS });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`session: ${response.status}`);
  return (await response.json()) as Session;
}

/** Ends the session. Throws when the server couldn't be told. */
export async function signOut(): Promise<void> {
  const response = await fetch('/identity/sign-out', { method: 'POST', headers: HEADERS });
  if (!response.ok && response.status !== 401) throw new Error(`sign-out: ${response.status}`);
}
