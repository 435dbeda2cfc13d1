/**
 * The codec: one RTM_NEWLINK of 1.5 KB, with every attribute that Linux 6.18 has for a veth that is up. newlink.hex is what the kernel
 * answered to RTM_GETLINK by name in a namespace of its own.
 */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { Family, rtLink } from '../../host/codec/families.js';
import type { Workload } from '../row.js';

const RECORDED = 'bench/workloads/newlink.hex';
const SIZE = 1_496;

/** Nanoseconds from bytes to an object, or from the object to bytes. */
export async function codec(direction: 'decode' | 'encode', repeat: number): Promise<Workload> {
  const hex = await readFile(RECORDED, 'ascii');
  const bytes = Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
  const family = new Family(rtLink);
  const message = family.decode(bytes);
  const work =
    direction === 'decode' ? (): number => family.decode(bytes).flags : (): number => family.encode(message).length;
  const once = work();
  return {
    check() {
      assert.equal(bytes.length, SIZE);
      assert.deepEqual(Buffer.from(family.encode(message)), Buffer.from(bytes));
      assert(message.operation === 'getlink');
      const { ifname, mtu, linkinfo, stats64 } = message.attributes;
      assert.deepEqual([ifname, mtu, linkinfo?.kind], ['veth0', 1500, 'veth']);
      assert.equal(Object.keys(stats64 ?? {}).length, 25);
    },
    sample() {
      let total = 0;
      const start = performance.now();
      for (let i = 0; i < repeat; i++) total += work();
      const elapsed = performance.now() - start;
      assert.equal(total, repeat * once);
      return (elapsed * 1e6) / repeat;
    },
  };
}
