import { isIP } from 'node:net';
import { Config } from '@backstage/config';
import {
  Isolation,
  ISOLATIONS,
  NetworkPeer,
  PresetAccessControl,
  PresetNetwork,
} from 'backstage-plugin-dapr-vcluster-common';

/** What a preset has unless it says otherwise. */
const BY_DEFAULT: Isolation = 'baseline';

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** The name of the Service of a sidecar is the app id with `-dapr`. */
const MAX_APP_ID = 58;

/** Reads `isolation` of a preset. @throws Error naming key, value and fix. */
export function readIsolation(config: Config, key: string): Isolation {
  const value = config.getOptionalString('isolation') ?? BY_DEFAULT;
  const found = ISOLATIONS.find(each => each === value);
  if (!found) {
    throw new Error(
      `${key}.isolation is "${value}"; use one of ${ISOLATIONS.join(', ')}`,
    );
  }
  return found;
}

/** Reads `network` of a preset. @throws Error naming key, value and fix. */
export function readNetwork(
  config: Config,
  key: string,
): PresetNetwork | undefined {
  const network = config.getOptionalConfig('network');
  if (!network) {
    return undefined;
  }
  const peers = (name: 'backends' | 'clients') =>
    network
      .getOptionalConfigArray(name)
      ?.map((peer, index) =>
        readPeer(peer, `${key}.network.${name}[${index}]`),
      );
  return {
    backends: peers('backends'),
    clients: peers('clients'),
    internet: network.getOptionalBoolean('internet'),
  };
}

/** Reads `accessControl` of a preset. @throws Error naming key, value and fix. */
export function readAccessControl(
  config: Config,
  key: string,
): PresetAccessControl | undefined {
  const control = config.getOptionalConfig('accessControl');
  if (!control) {
    return undefined;
  }
  const callers = control.getOptionalStringArray('callers') ?? [];
  const bad = callers.find(
    each => !LABEL.test(each) || each.length > MAX_APP_ID,
  );
  if (bad !== undefined) {
    throw new Error(
      `${key}.accessControl.callers has "${bad}", which is not an app id; use lower-case letters, digits and "-", at most ${MAX_APP_ID}`,
    );
  }
  return {
    callers,
    workflows: control.getOptionalBoolean('workflows') ?? false,
  };
}

function readPeer(config: Config, key: string): NetworkPeer {
  const namespace = config.getOptionalString('namespace');
  const cidr = config.getOptionalString('cidr');
  if ((namespace === undefined) === (cidr === undefined)) {
    throw new Error(`${key} needs exactly one of namespace and cidr`);
  }
  if (namespace !== undefined && !LABEL.test(namespace)) {
    throw new Error(
      `${key}.namespace is "${namespace}", which is not the name of a namespace; use lower-case letters, digits and "-"`,
    );
  }
  if (cidr !== undefined && !isCidr(cidr)) {
    throw new Error(
      `${key}.cidr is "${cidr}", which is not a range of addresses; use the form 10.20.0.0/16`,
    );
  }
  const ports = config.getOptional<unknown[]>('ports');
  const bad = ports?.find(
    port => !Number.isInteger(port) || Number(port) < 1 || Number(port) > 65535,
  );
  if (bad !== undefined) {
    throw new Error(
      `${key}.ports has ${JSON.stringify(bad)}; use numbers from 1 to 65535`,
    );
  }
  return { namespace, cidr, ports: ports as number[] | undefined };
}

function isCidr(text: string): boolean {
  const [address, length, ...rest] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  return (
    rest.length === 0 &&
    bits !== undefined &&
    /^\d{1,3}$/.test(length ?? '') &&
    Number(length) <= bits
  );
}
