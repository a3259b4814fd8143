/**
 * Browser tests of the portal against the real server with its demo data.
 *
 * Without PORTAL_URL they start a server of their own on a free port, with a data directory that goes away
 * afterwards. The portal has to be built and the server compiled before (`make test` does both).
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const ownServer = process.env.PORTAL_URL === undefined;
// Workers read this file too; they find the addresses here and start nothing.
process.env.PORTAL_URL ??= `http://localhost:${await freePort()}`;
// A second portal, whose people come from a provider and whose sessions end soon: sign-in.spec.ts.
process.env.SIGN_IN_URL ??= `http://localhost:${await freePort()}`;
process.env.PROVIDER_URL ??= `http://127.0.0.1:${await freePort()}`;
process.env.BROWSER_TESTS_FOLDER ??= folder();
const url = process.env.PORTAL_URL;

export default defineConfig({
  testMatch: '*.spec.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: url,
    locale: 'da-DK',
    // Somewhere else than Denmark: the pages must say Danish days all the same.
    timezoneId: 'America/New_York',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(ownServer ? { webServer: [demoServer(url, 'data'), ...signInServers()] } : {}),
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'samvaer-'));
  // For root the server runs PostgreSQL as the user postgres, who has to get through to the data.
  chmodSync(made, 0o711);
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

function demoServer(address: string, name: string, options = '') {
  const program = `${process.env.CARGO_TARGET_DIR ?? '../../target'}/debug/samvaer`;
  const data = join(process.env.BROWSER_TESTS_FOLDER ?? '', name);
  // For tests that ask as an internal tool does.
  process.env.SAMVAER = program;
  process.env.PORTAL_DATA ??= data;
  const listen = `127.0.0.1:${new URL(address).port}`;
  return {
    command: `${program} demo --listen ${listen} --data-dir ${data} --citizens 20 --portal-dir ../../portal ${options}`,
    url: `${address}/log-ind`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGINT' as const, timeout: 20_000 },
  };
}

/** A portal with a provider, and the provider. */
function signInServers() {
  const {
    SIGN_IN_URL: portal = '',
    PROVIDER_URL: provider = '',
    BROWSER_TESTS_FOLDER: made = '',
  } = process.env;
  const file = join(made, 'sign-in.toml');
  const secret = (client: string): string => {
    const kept = join(made, `${client}.secret`);
    writeFileSync(kept, `${client} is no secret of anybody's\n`);
    return kept;
  };
  writeFileSync(
    file,
    `address = '${portal}'

[[provider]]
id = 'mitid'
for = 'PRIVATE'
label = 'Log ind med MitID'
issuer = '${provider}'
client_id = 'citizens'
client_secret_file = '${secret('citizens')}'
claims = { cpr = 'cpr', assurance = 'loa' }

[[provider]]
id = 'work'
for = 'EMPLOYEE'
label = 'Log ind som ansat'
issuer = '${provider}'
client_id = 'employees'
client_secret_file = '${secret('employees')}'
claims = { assurance = 'loa', organisation = 'cvr', roles = 'roles' }
organisations = ['12345678']
roles = { adviser = 'CASEWORKER' }
`,
  );
  return [
    {
      command: `node provider.mjs ${new URL(provider).port} ${portal}`,
      url: `${provider}/.well-known/openid-configuration`,
      timeout: 20_000,
    },
    demoServer(portal, 'sign-in', `--sign-in-file ${file} --session-idle-minutes 1`),
  ];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
