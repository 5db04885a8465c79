import type { Container } from 'dapr-vcluster-kube-sim/controller-runtime';

/** A sample app: its program in `apps`, and the path that says whether it is well. */
export type Sample = { file: string; health: string };

const SAMPLES: Record<string, Sample> = {
  writer: { file: 'writer.cjs', health: '/actuator/health' },
  reader: { file: 'reader.cjs', health: '/health/readiness' },
  publisher: { file: 'publisher.cjs', health: '/healthz' },
  subscriber: { file: 'subscriber.cjs', health: '/healthz' },
  caller: { file: 'caller.cjs', health: '/healthz' },
  callee: { file: 'callee.cjs', health: '/healthz' },
};

/** The names of images that somebody else published, and the sample that stands for them. */
const PUBLISHED: Record<string, string> = {
  'dapr-java-app': 'writer',
  'go-app': 'reader',
};

/** Image of all samples in one; the variable says which of them runs. */
const ALL_IN_ONE = 'samples';
const ROLE_VARIABLE = 'SAMPLE_ROLE';

/** The sample that an image stands for, by the last part of its name; undefined for any other image. */
export function sampleOf({ image, env = [] }: Container): Sample | undefined {
  const name = image.split('/').pop()!.split(/[:@]/)[0];
  const role =
    name === ALL_IN_ONE
      ? env.find(each => each.name === ROLE_VARIABLE)?.value
      : PUBLISHED[name] ?? name;
  return role !== undefined && Object.keys(SAMPLES).includes(role)
    ? SAMPLES[role]
    : undefined;
}
