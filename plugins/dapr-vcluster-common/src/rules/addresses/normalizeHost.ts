import ipaddr from 'ipaddr.js';

/** No address is written with more characters. */
const MAX_ADDRESS = 300;

/** IPv6 ranges whose last 32 bits are an IPv4 address: mapped, and that of NAT64. */
const EMBEDS_IPV4 = ['ipv4Mapped', 'rfc6052'];

/**
 * A host as it is compared: in lower case, without trailing dots, `%xx` and full-width characters decoded. An IPv4
 * address is four decimal numbers, however it was written (decimal, octal, hexadecimal, fewer parts, as IPv6); an IPv6
 * address is in brackets, in its short form and without a zone.
 */
export function normalizeHost(text: string): string {
  const host = withoutTrailingDots(decode(text).toLowerCase());
  const bare = host.replace(/^\[([^\]]*)\]$/, '$1');
  const address = addressOf(bare);
  if (!address) {
    return host;
  }
  return address.kind() === 'ipv6'
    ? `[${address.toString()}]`
    : address.toString();
}

/** The IPv4 or IPv6 address that a text is, IPv4 in IPv6 as IPv4; undefined for names. */
export function addressOf(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = text.replace(/%.*/s, '');
  if (bare.length > MAX_ADDRESS || !/^[0-9a-fx:.]+$/i.test(bare)) {
    return undefined;
  }
  try {
    return withoutIPv6(ipaddr.parse(bare));
  } catch {
    return undefined;
  }
}

function withoutIPv6(address: ipaddr.IPv4 | ipaddr.IPv6) {
  if (address.kind() === 'ipv4') {
    return address;
  }
  const bytes = address.toByteArray();
  const isCompatible =
    bytes.slice(0, 12).every(byte => byte === 0) &&
    bytes.slice(12, 15).some(byte => byte !== 0);
  return isCompatible || EMBEDS_IPV4.includes(address.range())
    ? new ipaddr.IPv4(bytes.slice(12))
    : address;
}

/** Splits `host:port`; an IPv6 address has a port only when it is in brackets. */
export function splitHostPort(text: string): { host: string; port?: string } {
  const bracketed = /^(\[[^\]]*\])(?::(.*))?$/s.exec(text);
  if (bracketed) {
    const [, host, port] = bracketed;
    return port ? { host, port } : { host };
  }
  const [host, port, ...more] = text.split(':');
  if (more.length > 0) {
    return { host: text };
  }
  return port ? { host, port } : { host };
}

function decode(text: string): string {
  return text
    .replace(/%([0-7][0-9a-f])/gi, (_, hex) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
    .normalize('NFKC')
    .replace(/[\u3002\uff0e\uff61]/g, '.');
}

// A regular expression would look at a long run of dots once for each of them.
function withoutTrailingDots(text: string): string {
  let end = text.length;
  while (text[end - 1] === '.') {
    end -= 1;
  }
  return text.slice(0, end);
}
