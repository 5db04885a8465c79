const SECRET_ENDING =
  /(password|secret|token|key|connectionstring|credentials?|sastoken)$/i;

// Names that end like a secret but name a place, an audience, or something meant to be public.
const NOT_SECRET =
  /(url|uri|file|path|header|audience|scopes?|publickey|maxtokens|(partition|routing|hash|object|blob|search|sort|range|primary|index|message|ordering|dedup\w*)key|^key$|accesskeyid|pushkey|projectkey|sentinelkey)$/i;

/**
 * Whether a metadata field carries a secret by its name. The published metadata leaves the mark out
 * on some eighty fields (a broker's token, a client's key), so the name decides too.
 *
 * @public
 */
export function looksSensitive(name: string): boolean {
  const end = name.slice(-100);
  return SECRET_ENDING.test(end) && !NOT_SECRET.test(end);
}
