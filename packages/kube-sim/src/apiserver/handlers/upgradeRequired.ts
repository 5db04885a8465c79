import { badRequest } from '../errors/errors';

/** `pods/<name>/portforward` asked for without an upgrade of the connection. */
export async function upgradeRequired(): Promise<never> {
  throw badRequest('Upgrade request required');
}
