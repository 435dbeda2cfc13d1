/** The least that any call into the module costs: one that does nothing. What other rows take is to be read against it. */
import { strict as assert } from 'node:assert';
import { ABI_VERSION } from '../../host/module.js';
import { Machine } from '../machine.js';
import type { Workload } from '../row.js';

/** Nanoseconds a call of `abi_version`. */
export async function emptyCall(repeat: number): Promise<Workload> {
  const { exports } = await Machine.boot();
  return {
    check() {
      assert.equal(exports.abi_version(), ABI_VERSION);
    },
    sample() {
      let total = 0;
      const start = performance.now();
      for (let i = 0; i < repeat; i++) total += exports.abi_version();
      const elapsed = performance.now() - start;
      assert.equal(total, repeat * ABI_VERSION);
      return (elapsed * 1e6) / repeat;
    },
  };
}
