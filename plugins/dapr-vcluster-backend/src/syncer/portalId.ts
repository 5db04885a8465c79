import { createHash } from 'node:crypto';
import { Config } from '@backstage/config';

/** Tells a portal from others on the same hosts: by its address, which all of its replicas have in common. */
export function portalId(config: Config): string {
  const address =
    config.getOptionalString('app.baseUrl') ??
    config.getOptionalString('backend.baseUrl') ??
    '';
  return createHash('sha256').update(address).digest('hex').slice(0, 8);
}
