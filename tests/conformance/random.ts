/** Random calls on both sides: to come. */
export function runRandom(count: number, seed: number): Promise<boolean> {
  throw new Error(`not there yet: ${count} calls of seed ${seed}`);
}
