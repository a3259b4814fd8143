/**
 * Browser tests of the portal against the real server with its demo data.
 *
 * Without PORTAL_URL they start a server of their own on a free port, with a data directory that goes away
 * afterwards. The portal has to be built and the server compiled before (`make test` does both).
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const ownServer = process.env.PORTAL_URL === undefined;
// Workers read this file too; they find the address here and start nothing.
process.env.PORTAL_URL ??= `http://localhost:${await freePort()}`;
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
  ...(ownServer ? { webServer: demoServer() } : {}),
});

function demoServer() {
  const folder = mkdtempSync(join(tmpdir(), 'samvaer-'));
  // For root the server runs PostgreSQL as the user postgres, who has to get through to the data.
  chmodSync(folder, 0o711);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = `${process.env.CARGO_TARGET_DIR ?? '../../target'}/debug/samvaer`;
  // For tests that ask as an internal tool does.
  process.env.SAMVAER = program;
  process.env.PORTAL_DATA = join(folder, 'data');
  const listen = `127.0.0.1:${new URL(url).port}`;
  return {
    command: `${program} demo --listen ${listen} --data-dir ${join(folder, 'data')} --citizens 20 --portal-dir ../../portal`,
    url: `${url}/log-ind`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGINT' as const, timeout: 20_000 },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
