import { isCurrency } from 'backstage-plugin-dapr-vcluster-common/savings';
import { assertDistinct, assertKeys, listBelow, Section } from './values';

/** Where OpenCost of a host answers. */
export type OpenCostOptions = {
  host: string;
  /** Without a path behind it, e.g. `http://opencost.opencost:9003`. */
  url: string;
  /** Sent as it is; a secret. */
  authorization?: string;
};

/**
 * Reads `openCost`. Its API does not say in which currency it counts, so that the configuration has to where it is not USD.
 *
 * @throws Error naming key, value and fix; also when it counts in another currency than the prices.
 */
export function readOpenCost(
  section: Section,
  currency: string,
): OpenCostOptions[] {
  const all = listBelow(section, 'openCost').map(target => {
    assertKeys(target, ['host', 'url', 'currency', 'authorization']);
    const { config, path } = target;
    const host = config!.getString('host');
    const own = config!.getOptionalString('currency') ?? 'USD';
    if (!isCurrency(own)) {
      throw new Error(
        `${path}.currency is "${own}", which is not the code of a currency (ISO 4217); use one such as USD or EUR`,
      );
    }
    if (own !== currency) {
      throw new Error(
        `${path}.currency is "${own}", but daprVcluster.savings.prices.currency is "${currency}"; amounts of two currencies are never combined, so let OpenCost count in ${currency} or set prices.currency to ${own}`,
      );
    }
    return {
      path: `${path}.host`,
      name: host,
      host,
      url: readUrl(config!.getString('url'), `${path}.url`),
      authorization: config!.getOptionalString('authorization'),
    };
  });
  assertDistinct(all);
  return all.map(({ path: _path, name: _name, ...each }) => each);
}

function readUrl(text: string, path: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url && !url.username && !url.password && !url.search && !url.hash;
  if (!url || !isPlain || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `${path} is "${
        // What nobody can parse can have credentials, too.
        /[@?]/.test(text) ? '<hidden>' : text
      }"; give an address such as http://opencost.opencost:9003, credentials in authorization`,
    );
  }
  return text.endsWith('/') ? text.slice(0, -1) : text;
}

/** A misspelt name would silently leave list prices in force. @throws Error naming the key, the host and those there are. */
export function assertOpenCostHosts(
  all: readonly OpenCostOptions[],
  hosts: readonly string[],
): void {
  all.forEach(({ host }, index) => {
    if (!hosts.includes(host)) {
      throw new Error(
        `daprVcluster.savings.openCost[${index}].host is "${host}", which is no host; use one of ${hosts.join(
          ', ',
        )}`,
      );
    }
  });
}
