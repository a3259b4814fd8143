/** A part of a page that few need: fetched when it is asked for, so that the page itself stays light. */
import { status, statusReady, waiting } from './frame.ts';

/** Null when it can't be fetched. */
export async function part<Module>(fetching: Promise<Module>, loading: string): Promise<Module | null> {
  status(loading);
  try {
    return await waiting(fetching);
  } catch {
    return null;
  } finally {
    statusReady();
  }
}
