/** Stopping access, from either side: asked once more, and then at once. */
import { askFirst } from '../../form/ask-first.ts';
import { send, type Payload, type Sent } from '../../form/send.ts';
import { AccessStopDocument } from '../../generated/graphql.ts';
import type { AskingAs } from '../../graphql.ts';
import { status, statusReady } from '../../page/frame.ts';
import { firstName, type Given } from '../person.ts';
import { words } from './da.ts';

/** Null when they changed their mind. */
type Stopped = Promise<Sent<Payload> | null>;

/** By the citizen who gave it. */
export async function stopAccess(given: Given): Stopped {
  const { heading, consequence, invitation, rests, yes, no } = words;
  const name = firstName(given);
  const then = given.status === 'INVITED' ? invitation(name) : consequence(name);
  const body = [then, rests[given.source] ?? ''].join(' ');
  const sure = await askFirst({ heading: heading(name), body, yes, no });
  return sure ? stop(given.id, 'CITIZEN') : null;
}

/** By the relative who has it; `name` is the citizen's. */
export async function stopOwnAccess(name: string, id: string): Stopped {
  const { heading, consequence, again, yes, no } = words.own;
  const body = `${consequence} ${again(name)}`;
  const sure = await askFirst({ heading: heading(name), body, yes, no });
  return sure ? stop(id, 'RELATIVE') : null;
}

async function stop(id: string, as: AskingAs): Stopped {
  status(words.stopping);
  const sent = await send(AccessStopDocument, { id }, ({ delegationRevoke }) => delegationRevoke, as);
  statusReady();
  return sent;
}
