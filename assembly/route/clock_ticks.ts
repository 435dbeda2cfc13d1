/**
 * Conversion between hundredths of a second, the unit of the interface, and ticks of a kernel with `hz` ticks a second (clock_t_to_jiffies,
 * jiffies_to_clock_t). Both round down, so a value may be read back one hundredth smaller than it was set.
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
