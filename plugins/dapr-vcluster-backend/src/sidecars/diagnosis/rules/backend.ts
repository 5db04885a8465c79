import { recognise } from '../backends/recognise';
import { Recogniser, Trouble } from '../backends/recogniser';
import { Rule } from '../rule';
import { subject } from './knownNames';
import { onLines } from './onLog';

/** What a rule says of a trouble. `backend`: e.g. `the backend of Dapr Component "orders"`. */
type Said = { title(backend: string): string; fix: string };

const first = (text: string) => `${text[0].toUpperCase()}${text.slice(1)}`;

const SAID: Record<Trouble, Said> = {
  clock: {
    title: backend =>
      `A certificate or signature between daprd and ${backend} is not valid at the time of the clocks.`,
    fix: 'Set the clock of the node and of the backend (NTP), and check the dates of the certificates.',
  },
  credentials: {
    title: backend => `${first(backend)} refuses the login.`,
    fix: 'Correct user and password in the Secret that the Dapr Component refers to; if they are right, check the key of each secretKeyRef.',
  },
  permission: {
    title: backend =>
      `${first(backend)} does not permit what daprd does with it.`,
    fix: 'Give the user of the Dapr Component the rights that the line of the log names.',
  },
  tls: {
    title: backend =>
      `daprd and ${backend} do not trust each other, or do not agree on TLS.`,
    fix: 'Check the certificates of both sides, and whether the backend speaks TLS on this port.',
  },
  busy: {
    title: backend =>
      `${first(backend)} answers, but takes no work from daprd now.`,
    fix: 'Wait if it has just started; otherwise give it room for more connections or requests. daprd tries again when its container is started again.',
  },
  unreachable: {
    title: backend => `daprd does not reach ${backend}, or gets no answer.`,
    fix: 'Correct the address in its metadata (names are resolved in the vcluster first), and check that the backend runs and that no NetworkPolicy is in the way.',
  },
};

const onBackend = (id: string, ...troubles: Trouble[]): Rule =>
  onLines(id, ({ msg }, evidence) => {
    const recognised = recognise(msg);
    if (!recognised || !troubles.includes(recognised.means)) {
      return undefined;
    }
    const { title } = SAID[recognised.means];
    return {
      title: title(`the backend of ${subject(msg, evidence)}`),
      fix: fixOf(recognised),
    };
  });

/** What to do about a trouble. */
export function fixOf({ means, fix }: Recogniser): string {
  return fix ?? SAID[means].fix;
}

/** Why a Dapr Component does not get on with its backend, by the words of the backend's client. */
export const BACKEND_RULES: readonly Rule[] = [
  onBackend('backend-clock', 'clock'),
  onBackend('wrong-credentials', 'credentials', 'permission'),
  onBackend('backend-tls', 'tls'),
  onBackend('backend-unreachable', 'unreachable', 'busy'),
];
