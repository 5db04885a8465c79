/** Ends of names, in lower case without separators, whose values are secret. */
const ENDINGS = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'requirepass',
  'masterauth',
  'primaryauth',
  'pwd',
  'passwordhash',
  'secret',
  'token',
  'apikey',
  'apikeys',
  'accesskey',
  'accesskeyvalue',
  'accountkey',
  'privatekey',
  'secretkey',
  'masterkey',
  'encryptionkey',
  'encryptkey',
  'signingkey',
  'signkey',
  'sharedkey',
  'storagekey',
  'functionskey',
  'subscriptionkey',
  'saskey',
  'hmackey',
  'hmac',
  'credential',
  'credentials',
  'connectionstring',
  'connstr',
  'cookie',
  'cookies',
  'authorization',
  'sessionid',
  'clientassertion',
  'webhookurl',
  'licensekey',
  'instrumentationkey',
  'keydata',
  'dockerconfigjson',
  'dockercfg',
] as const;

/** Words that are secret only as a whole part of a name: `DB_PASS` and `dbPass`, not `bypass`. */
const PARTS = ['pass', 'pw', 'psk', 'creds', 'auth', 'sig', 'signature', 'otp'];

/** A column of a table is called primary key too, and is a word. */
const AZURE_KEY =
  /^(?=\D{0,400}\d)(?=[^A-Za-z]{0,400}[A-Za-z])[\w+/=.~-]{6,400}$|^[\w+/]{4,400}={1,2}$/;
const PIN = /^\d{4,12}$/;

const flatOf = (name: string) => name.toLowerCase().replace(/[-_.]/g, '');

const isKey = (name: string) => /(?:primary|secondary)key$/.test(flatOf(name));

/**
 * Whether the value that follows a name, such as `DB_PASSWORD`, `redisPassword` or `x-api-key`, is secret; of names that other
 * things have too, only values of a shape are.
 */
export function isSecret(name: string, value: string): boolean {
  if (isSecretName(name)) {
    return true;
  }
  const start = value.slice(0, 400);
  return isKey(name)
    ? AZURE_KEY.test(start)
    : lastPart(name) === 'pin' && PIN.test(start);
}

/** Whether some value of a name is secret. */
export function mayBeSecret(name: string): boolean {
  return isSecretName(name) || isKey(name) || lastPart(name) === 'pin';
}

/** Whether every value that follows a name is secret. */
function isSecretName(name: string): boolean {
  const flat = flatOf(name);
  return (
    ENDINGS.some(ending => flat.endsWith(ending)) ||
    PARTS.includes(lastPart(name))
  );
}

/** `pin` of `CARD_PIN`, `card-pin` and `cardPin`. */
function lastPart(name: string): string {
  const last =
    /(?:^|[-_.]|(?<=[a-z0-9])(?=[A-Z]))([A-Z]?[a-z0-9]+|[A-Z0-9]+)$/.exec(name);
  return last?.[1].toLowerCase() ?? '';
}
