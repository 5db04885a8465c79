/** Ends of names, in lower case without separators, whose values are secret. */
const ENDINGS = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'secret',
  'token',
  'apikey',
  'apikeys',
  'accesskey',
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

/** Whether the value that follows a name, such as `DB_PASSWORD`, `redisPassword` or `x-api-key`, is secret. */
export function isSecretName(name: string): boolean {
  const flat = name.toLowerCase().replace(/[-_.]/g, '');
  if (ENDINGS.some(ending => flat.endsWith(ending))) {
    return true;
  }
  const last =
    /(?:^|[-_.]|(?<=[a-z0-9])(?=[A-Z]))([A-Z]?[a-z0-9]+|[A-Z0-9]+)$/.exec(name);
  return PARTS.includes(last?.[1].toLowerCase() ?? '');
}
