/** Longest text that is looked at. */
const MAX_TEXT = 2_000;

/** Fields that say where a server is, and may have its password in them. */
const PLACES = /connection|host|url|uri|address|server|broker|endpoint|dsn/i;

/**
 * Schemes of brokers and databases, whose paths name a database or a virtual host. Those of the web are left out: the path of a
 * webhook is a secret.
 */
const SCHEME =
  /^(?:amqps?|tcp|tls|ssl|mqtts?|wss?|nats|rediss?|postgres(?:ql)?|cockroach(?:db)?|mysql|mongodb(?:\+srv)?|sqlserver|kafka|pulsar(?:\+ssl)?|sb):\/\//i;

/** Parameters that carry a credential, by their names. */
const SECRET = /pass|pwd|secret|token|key|sig|auth|cred/i;
/** Names like those, which choose a method or a file. */
const NOT_SECRET =
  /^(?:authentication|auth(?:source|mechanism)|ssl(?:key|cert|rootcert)|passfile)$/i;
/** A longer user without a password is a token. */
const USER = /^[\w.-]{0,15}$/;

const WHERE = /^(?:host|hostaddr|server|addr|address|data source|endpoint)$/i;

/**
 * Whether a text of a field is only the address of a server, without anything that has to be kept secret: a URL of a broker or a
 * database, several of them, or `host=… port=…` and `Server=…;Database=…` without a password.
 */
export function isPlainAddress(field: string, text: string): boolean {
  return (
    PLACES.test(field) &&
    text.length <= MAX_TEXT &&
    (text.includes('://') && !text.includes('=sb://')
      ? text.split(',').every(isPlainUrl)
      : isPlainSettings(text))
  );
}

function isPlainUrl(text: string): boolean {
  const url = text.trim();
  const scheme = SCHEME.exec(url);
  if (!scheme) {
    return false;
  }
  const [place, query = '', ...more] = url.slice(scheme[0].length).split('?');
  const [host, user = '', ...others] = place.split('@').reverse();
  return (
    more.length === 0 &&
    others.length === 0 &&
    USER.test(user) &&
    /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?(?:\/[\w./%-]*)?$/i.test(host) &&
    query.split('&').every(each => !isSecret(each.split('=')[0]))
  );
}

function isPlainSettings(text: string): boolean {
  const settings = text
    .split(text.includes(';') ? ';' : /\s/)
    .map(each => each.trim())
    .filter(each => each !== '')
    .map(each => each.split('='));
  const names = settings.map(([name]) => name.trim());
  return (
    settings.length > 0 &&
    settings.every(parts => parts.length >= 2) &&
    names.some(name => WHERE.test(name)) &&
    !names.some(isSecret)
  );
}

function isSecret(name: string): boolean {
  return SECRET.test(name) && !NOT_SECRET.test(name);
}
