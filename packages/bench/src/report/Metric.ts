/** One measured figure, beside what it is compared with. */
export type Metric = {
  name: string;
  ours: number;
  theirs: number;
  unit: string;
  /** How many times better: theirs / ours; for growth and index time ours / base, which `theirs` holds then. */
  ratio: number;
  /** What the product holds itself to, e.g. `ratio >= 50`. */
  goal: string;
};

/** What a goal is about. */
export type Goal = {
  of: 'ratio' | 'ours';
  relation: '<=' | '>=' | '<';
  bound: number;
};

/** The better, the higher the ratio. */
export function compared(
  name: string,
  unit: string,
  { ours, theirs }: { ours: number; theirs: number },
  goal: Goal,
): Metric {
  return metric(name, unit, { ours, theirs, ratio: theirs / ours }, goal);
}

/** A cost beside the least there can be: the better, the lower the ratio. */
export function overBase(
  name: string,
  unit: string,
  { ours, base }: { ours: number; base: number },
  goal: Goal,
): Metric {
  return metric(name, unit, { ours, theirs: base, ratio: ours / base }, goal);
}

function metric(
  name: string,
  unit: string,
  figures: Pick<Metric, 'ours' | 'theirs' | 'ratio'>,
  { of, relation, bound }: Goal,
): Metric {
  return { name, ...figures, unit, goal: `${of} ${relation} ${bound}` };
}

/** Whether a metric reaches its goal. */
export function reached({ goal, ...figures }: Metric): boolean {
  const [of, relation, text] = goal.split(' ') as [
    Goal['of'],
    Goal['relation'],
    string,
  ];
  const [value, bound] = [figures[of], Number(text)];
  if (relation === '<') {
    return value < bound;
  }
  return relation === '<=' ? value <= bound : value >= bound;
}
