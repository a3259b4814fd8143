/**
 * A real OpenID Connect provider (npm oidc-provider) with invented people, for sign-in.spec.ts.
 *
 * node provider.mjs <its port> <the portal's address>: serves until it is ended.
 * At the provider somebody signs in with a name below, and the CPR number if one is to be said: `anna 6101014444`. Any
 * password will do.
 */
import { Provider } from 'oidc-provider';

const [port, portal] = process.argv.slice(2);

const people = {
  anna: {
    name: 'Anna Holm',
    loa: 'https://data.gov.dk/concept/core/nsis/Substantial',
  },
  nina: { name: 'Nina Ny', loa: 'High' },
  low: { name: 'Lone Lav', loa: 'Low' },
  unsure: { name: 'Ulf Usikker' },
  mia: { name: 'Mia Bak', loa: 'High', cvr: '12345678', roles: ['adviser'] },
  cook: { name: 'Kim Kok', loa: 'High', cvr: '12345678', roles: ['cook'] },
  elsewhere: {
    name: 'Eva Andetsted',
    loa: 'High',
    cvr: '87654321',
    roles: ['adviser'],
  },
};

/** What is said of whoever signed in as `name cpr`. */
function claims(login) {
  const [name, cpr] = login.split(' ');
  return { sub: name, ...people[name], ...(cpr && { cpr }) };
}

const client = (id) => ({
  client_id: id,
  client_secret: `${id} is no secret of anybody's`,
  redirect_uris: [`${portal}/identity/callback`],
  post_logout_redirect_uris: [`${portal}/log-ind?ud`],
});

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [client('citizens'), client('employees')],
  // What is said of a person is in the ID token, as Danish brokers have it.
  conformIdTokenClaims: false,
  claims: { openid: ['sub', 'name', 'loa', 'cpr', 'cvr', 'roles'] },
  findAccount: (_, login) => ({
    accountId: login,
    claims: () => claims(login),
  }),
  pkce: { required: () => true },
  cookies: { keys: ['of the tests'] },
  ttl: {
    Session: 3600,
    Grant: 3600,
    Interaction: 600,
    IdToken: 600,
    AccessToken: 600,
  },
});

provider.listen(Number(port), '127.0.0.1');
