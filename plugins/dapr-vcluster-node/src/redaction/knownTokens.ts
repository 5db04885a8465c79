import { Detector, Range } from './Range';

/**
 * Credentials that are known by their beginning: [beginning, characters, least number of them]. Shapes as published by
 * the services, looser than those of {@link tokenShapes}: a credential that was cut is hidden too.
 */
const SHAPES: ReadonlyArray<[string, string, number]> = [
  ['gh[pousr]_', '\\w', 30],
  ['github_pat_', '\\w', 30],
  ['gl(?:pat|cbt|dt|ptt|rt|soat|agent|ffct|imt|oas)-', '[\\w-]', 20],
  ['(?:AKIA|ASIA|ABIA|ACCA)', '[A-Z0-9]', 16],
  ['AIza', '[\\w-]', 35],
  ['ya29\\.', '[\\w-]', 20],
  ['xox[abeoprs]-', '[\\w-]', 10],
  [
    'https://(?:\\w{1,20}\\.)?discord(?:app)?\\.com/api/webhooks/\\d{1,20}/',
    '[\\w-]',
    20,
  ],
  ['https://[\\w-]{1,63}\\.webhook\\.office\\.com/webhookb2/', '[\\w/@-]', 20],
  ['https://outlook\\.office(?:365)?\\.com/webhook/', '[\\w/@-]', 10],
  ['(?:bot)?\\d{8,12}:AA', '[\\w-]', 30],
  ['xapp-', '[\\w-]', 20],
  [
    'https://hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/',
    '[\\w/-]',
    20,
  ],
  ['[srp]k_(?:live|test|prod)_', '\\w', 10],
  ['whsec_', '\\w', 20],
  ['sk-(?:ant-|proj-|svcacct-)?', '[\\w-]', 20],
  ['SG\\.', '[\\w.-]', 40],
  ['npm_', '\\w', 30],
  ['pypi-', '[\\w-]', 40],
  ['rubygems_', '\\w', 40],
  ['dckr_(?:pat|oat)_', '[\\w-]', 20],
  ['do[opr]_v1_', '\\w', 40],
  ['hv[sbr]\\.', '[\\w-]', 20],
  ['hf_', '\\w', 30],
  ['glc_', '[\\w+/=]', 30],
  ['glsa_', '\\w', 30],
  ['NRAK-', '[A-Z0-9]', 20],
  ['sq0(?:atp|csp)-', '[\\w-]', 20],
  ['shp(?:at|ca|pa|ss)_', '\\w', 30],
  ['pul-', '\\w', 40],
  ['lin_api_', '\\w', 30],
  ['PMAK-', '[\\w-]', 30],
  ['tfp_', '\\w', 30],
  ['key-', '[a-f0-9]', 32],
  ['AGE-SECRET-KEY-1', '[A-Z0-9]', 50],
];

const TOKEN = new RegExp(
  `(?<![\\w])(?:${SHAPES.map(
    ([start, characters, least]) => `${start}${characters}{${least},}`,
  ).join('|')})`,
  'g',
);
/** Keys of Azure's storage accounts and databases. */
const AZURE_KEY = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==/g;
/** Runs of characters that a JSON Web Token consists of. */
const RUN = /[\w.-]{20,}/g;
const AUTHORIZATION =
  /\b(?:bearer|basic|digest|negotiate|sharedaccesskey|apikey|token)[ \t]{1,8}([\w.~+/=-]{6,})/gi;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;
/** A code of OAuth, which buys a token. */
const OAUTH_CODE =
  /(?<![\w])code=([\w./~-]{8,500})(?=&(?:state|scope|session_state|client_info)=)/g;
/** Parameters of a query that carry a credential. */
const QUERY =
  /[?&](?:sig|signature|x-amz-signature|x-amz-security-token|x-goog-signature|code|key|auth)=([^&\s"'`\\]+)/gi;

/** A login of SMTP and the like: user and password in base64. */
const SASL =
  /\bAUTH[ \t]{1,4}(?:PLAIN|LOGIN|XOAUTH2|CRAM-MD5)[ \t]{1,4}((?=[A-Za-z+/]{0,400}[\d=])[\w+/]{12,}={0,2})/gi;

/** Finds credentials that are known by their shape, whatever they are called. */
export const knownTokens: Detector = text => [
  ...whole(text, TOKEN),
  ...jsonWebTokens(text),
  ...afterScheme(text),
  ...lastGroup(text, OAUTH_CODE),
  ...lastGroup(text, SASL),
  ...whole(text, AZURE_KEY),
  ...whole(text, PRIVATE_KEY),
  ...lastGroup(text, QUERY),
];

function whole(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));
}

function lastGroup(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: all, 1: group }) => ({
    from: index + all.length - group.length,
    to: index + all.length,
  }));
}

function jsonWebTokens(text: string): Range[] {
  return [...text.matchAll(RUN)].flatMap(({ index, 0: run }) => {
    const start = run.indexOf('eyJ');
    const isToken =
      start >= 0 && /^eyJ[\w-]{5,}\.[\w-]+\./.test(run.slice(start));
    return isToken ? [{ from: index + start, to: index + run.length }] : [];
  });
}

/** "basic authentication" is prose; a credential has a digit, a symbol, or is long. */
function afterScheme(text: string): Range[] {
  return lastGroup(text, AUTHORIZATION).filter(({ from, to }) => {
    const value = text.slice(from, Math.min(to, from + 200));
    return /[\d~+/=]|\.\w|[a-z][A-Z]/.test(value) || value.length >= 24;
  });
}
