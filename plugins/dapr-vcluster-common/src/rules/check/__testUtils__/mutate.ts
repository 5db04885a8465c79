import { stringify } from 'yaml';
import { ComponentSpec } from '../../../componentCatalogue/types';
import { Manifest, manifestOf } from './manifestOf';

/** A text made from a sound manifest. `breaks`: it is certain that a rule with severity error is broken. */
export type Mutated = { kind: string; text: string; breaks: boolean };

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Mutation = (
  manifest: Manifest,
  random: () => number,
) => { text: string; breaks: boolean };

const ODD = ['\u0000', '\u202e', '\u200b', '\ud83d', 'é', '🙂', '\u00a0', '\t'];
const WRONG = [null, 7, true, [], {}, ['x'], { a: { b: 1 } }, '', 1e308, -0];

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)];

const splice = (text: string, random: () => number, insert: string) => {
  const at = Math.floor(random() * text.length);
  return text.slice(0, at) + insert + text.slice(at + (random() < 0.5 ? 1 : 0));
};

/** A list of anchors, each repeating the one before. */
function bomb(levels: number): string {
  const lines = ['b0: &b0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
  for (let i = 1; i < levels; i++) {
    lines.push(`b${i}: &b${i} [${`*b${i - 1}, `.repeat(9)}]`);
  }
  return `${lines.join('\n')}\n`;
}

/** Ways of spoiling a manifest; what happens at random may be harmless, what `breaks` never is. */
export const MUTATIONS: Record<string, Mutation> = {
  'odd character': (manifest, random) => ({
    text: splice(stringify(manifest), random, pick(ODD, random)),
    breaks: false,
  }),
  'random text': (manifest, random) => ({
    text: splice(
      stringify(manifest),
      random,
      pick(
        ['{', ']', ':', '- ', '&a ', '*a', '!!set ', '|', '"', '%', '\n'],
        random,
      ),
    ),
    breaks: false,
  }),
  'cut off': (manifest, random) => {
    const text = stringify(manifest);
    return {
      text: text.slice(0, Math.floor(random() * text.length)),
      breaks: false,
    };
  },
  'wrong type of scopes': (manifest, random) => ({
    text: stringify({ ...manifest, scopes: pick(WRONG, random) }),
    // A list with a text in it is a list of app ids.
    breaks: false,
  }),
  'wrong type of metadata': (manifest, random) => ({
    text: stringify({
      ...manifest,
      spec: {
        ...manifest.spec,
        metadata: pick([null, 7, true, {}, ['x'], 'x', [[]], [null]], random),
      },
    }),
    breaks: true,
  }),
  'wrong type of value': (manifest, random) => ({
    text: stringify(withItem(manifest, random, { value: pick(WRONG, random) })),
    breaks: false,
  }),
  'no scopes': manifest => ({
    text: stringify({ ...manifest, scopes: [] }),
    breaks: true,
  }),
  'unknown metadata': (manifest, random) => ({
    text: stringify({
      ...manifest,
      spec: {
        ...manifest.spec,
        metadata: [
          ...manifest.spec.metadata,
          { name: `x${random()}`, value: 'x' },
        ],
      },
    }),
    breaks: true,
  }),
  'huge value': (manifest, random) => ({
    text: stringify(
      withItem(manifest, random, {
        value: pick(['x', '9', ' '], random).repeat(100_000),
      }),
    ),
    breaks: false,
  }),
  'huge name': manifest => ({
    text: stringify({ ...manifest, metadata: { name: 'n'.repeat(100_000) } }),
    breaks: true,
  }),
  'alias bomb': (manifest, random) => ({
    text: bomb(8 + Math.floor(random() * 8)) + stringify(manifest),
    breaks: true,
  }),
  'alias of itself': manifest => ({
    text: `${stringify(manifest)}extra: &e [*e]\n`,
    breaks: true,
  }),
  'key twice': (manifest, random) => ({
    text: `${stringify(manifest)}${pick(
      ['kind: Component', 'scopes: [other]', 'spec: {}'],
      random,
    )}\n`,
    breaks: true,
  }),
  'hostile key': (manifest, random) => ({
    text: stringify({
      ...manifest,
      [pick(['constructor', 'toString', '\u0000', 'hasOwnProperty'], random)]:
        {},
    }),
    breaks: true,
  }),
  'hostile name': (manifest, random) => ({
    text: stringify({
      ...manifest,
      spec: {
        ...manifest.spec,
        type: pick(['constructor', '__proto__', 'toString', ''], random),
        version: pick(['constructor', '__proto__', ''], random),
      },
      scopes: ['__proto__'],
    }),
    breaks: true,
  }),
  'deep nesting': (manifest, random) => ({
    text: `${stringify(manifest)}deep: ${'['.repeat(200 + random() * 5_000)}`,
    breaks: true,
  }),
  'secret in an address': manifest => ({
    text: stringify({
      ...manifest,
      spec: {
        ...manifest.spec,
        metadata: manifest.spec.metadata.map(({ name }) => ({
          name,
          value: 'amqp://user:hunter2@broker:5672',
        })),
      },
    }),
    breaks: manifest.spec.metadata.length > 0,
  }),
};

function withItem(
  manifest: Manifest,
  random: () => number,
  change: object,
): Manifest {
  const { metadata } = manifest.spec;
  const chosen = Math.floor(random() * metadata.length);
  return {
    ...manifest,
    spec: {
      ...manifest.spec,
      metadata: metadata.map((item, at) =>
        at === chosen ? { ...item, ...change } : item,
      ),
    },
  };
}

/** A mutated manifest, the same for the same seed. */
export function mutated(spec: ComponentSpec, seed: number): Mutated {
  const random = randomFrom(seed);
  const kind = pick(Object.keys(MUTATIONS), random);
  return { kind, ...MUTATIONS[kind](manifestOf(spec, 'team-a'), random) };
}
