import jwt from 'jsonwebtoken';
import { Clock } from '../../clock/Clock';
import { UserInfo } from '../meta/types';

const ISSUER = 'https://kubernetes.default.svc.cluster.local';
const ONE_YEAR_SECONDS = 365 * 24 * 3600;

type Claims = {
  sub: string;
  exp: number;
  groups?: string[];
  uid?: string;
};

/** What a token stands for; `expiresAt` in seconds since 1970. */
export type VerifiedToken = {
  user: UserInfo;
  expiresAt: number;
};

/** Issues and verifies the bearer tokens of one server. */
export class TokenIssuer {
  readonly #verified = new Map<string, VerifiedToken>();
  readonly #key: string;
  readonly #clock: Clock;

  constructor(key: string, clock: Clock) {
    this.#key = key;
    this.#clock = clock;
  }

  /** A token for a user; valid for a year unless told otherwise. */
  issue(user: {
    username: string;
    groups?: string[];
    uid?: string;
    audiences?: string[];
    expiresInSeconds?: number;
  }): string {
    const now = this.#seconds();
    return jwt.sign(
      {
        iss: ISSUER,
        aud: user.audiences ?? [ISSUER],
        sub: user.username,
        iat: now,
        exp: now + (user.expiresInSeconds ?? ONE_YEAR_SECONDS),
        ...(user.groups ? { groups: user.groups } : {}),
        ...(user.uid ? { uid: user.uid } : {}),
      },
      this.#key,
      { algorithm: 'HS256' },
    );
  }

  /** The user behind a token; undefined when it is foreign, malformed or expired. */
  verify(token: string): UserInfo | undefined {
    const known = this.#verified.get(token) ?? this.#decode(token);
    return known && known.expiresAt > this.#seconds() ? known.user : undefined;
  }

  #decode(token: string): VerifiedToken | undefined {
    try {
      const claims = jwt.verify(token, this.#key, {
        algorithms: ['HS256'],
        ignoreExpiration: true,
      }) as Claims;
      const verified = { user: userOf(claims), expiresAt: claims.exp };
      this.#verified.set(token, verified);
      return verified;
    } catch {
      return undefined;
    }
  }

  #seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}

function userOf(claims: Claims): UserInfo {
  return {
    username: claims.sub,
    ...(claims.uid ? { uid: claims.uid } : {}),
    groups: [
      ...new Set([
        ...(claims.groups ?? []),
        ...serviceAccountGroups(claims.sub),
        'system:authenticated',
      ]),
    ],
  };
}

/** Groups that every service account is in by its name. */
function serviceAccountGroups(username: string): string[] {
  const match = /^system:serviceaccount:([^:]+):[^:]+$/.exec(username);
  return match
    ? ['system:serviceaccounts', `system:serviceaccounts:${match[1]}`]
    : [];
}
