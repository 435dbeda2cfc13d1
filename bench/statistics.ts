/**
 * What is said of many samples: the median, which a few disturbed samples do not move; how far apart the middle half of them
 * lies; and the best of them, which is what the machine can do when it does nothing else.
 */

export interface Summary {
  median: number;
  /** The distance between the quartiles as a part of the median: 0.02 when the middle half lies within 2 %. */
  spread: number;
  best: number;
}

/** Sums up at least one sample, all above 0. */
export function summarize(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  return { median, spread: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / median, best: quantile(sorted, 0) };
}

/** The value below which a part of the sorted samples lies, interpolated between the two next to it. */
function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError('no samples');
  return below + (above - below) * (position % 1);
}
