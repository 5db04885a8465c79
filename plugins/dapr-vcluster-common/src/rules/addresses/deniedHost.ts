import ipaddr from 'ipaddr.js';
import { backendsIn } from './backends';
import { addressOf, normalizeHost, splitHostPort } from './normalizeHost';

const DENIED_NAMES =
  /metadata\.google\.internal|\binstance-data\.ec2\.internal\b|(?<![\w.-])kubernetes\.default(?:\.svc[\w.-]*|\.)?(?![\w.-])/;

/** Metadata services of clouds that are not at a link-local address. */
const METADATA_ADDRESSES = [
  '100.100.100.200',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
].map(each => ipaddr.parse(each).toString());

/**
 * The host in a text that no tenant may reach: link-local addresses, metadata services and the API server. Names and
 * dotted, hexadecimal or IPv6 addresses are found anywhere in the text.
 *
 * @param text - a text, an address, or a list of addresses
 * @param isAddress - whether the text says where a host is, so that a plain number in it is an IPv4 address too
 */
export function deniedHost(
  text: string,
  isAddress = false,
): string | undefined {
  const named = DENIED_NAMES.exec(normalizeHost(text));
  if (named) {
    return named[0];
  }
  const hosts = isAddress || text.includes('://') ? backendsIn(text) : [];
  const addresses = [
    ...hosts.map(host => splitHostPort(host).host),
    ...addressesIn(text),
  ];
  return addresses.map(normalizeHost).find(isDeniedAddress);
}

/** What may be an address anywhere in a text; a number alone may be anything. */
function addressesIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[^0-9a-z.:%]+/i)
    .flatMap(word => [word, ...word.split(':')])
    .filter(word => /[.:]|^0x/i.test(word));
}

function isDeniedAddress(host: string): boolean {
  const address = addressOf(host.replace(/^\[|\]$/g, ''));
  return (
    address !== undefined &&
    (address.range() === 'linkLocal' ||
      METADATA_ADDRESSES.includes(address.toString()))
  );
}
