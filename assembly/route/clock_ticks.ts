/**
 * An administrator's hundredths of a second in ticks of a machine that has `hz` of them a second, and back (clock_t_to_jiffies,
 * jiffies_to_clock_t): both round down, so that what was set may come back a hundredth less.
 */

const HUNDREDTHS: u64 = 100;

export function toTicks(hundredths: u64, hz: u32): u64 {
  if (hz % HUNDREDTHS == 0) return hundredths * (hz / HUNDREDTHS);
  return hundredths >= (u64.MAX_VALUE / hz) * HUNDREDTHS ? u64.MAX_VALUE : (hundredths * hz) / HUNDREDTHS;
}

export function fromTicks(ticks: u64, hz: u32): u64 {
  if (hz % HUNDREDTHS == 0) return ticks / (hz / HUNDREDTHS);
  // A tick is a whole number of nanoseconds, the nearest.
  const tick = (1000000000 + (hz >> 1)) / hz;
  return (ticks * tick) / 10000000;
}
