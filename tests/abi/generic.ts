/** A family of generic netlink for the raw exports: its description, and requests to it. */
import { describeFamily, Spec } from '../../host/codec/index.js';
import { concat, encodeAttribute, encodeMessage, uint32 } from '../../host/wire.js';

const FILE = `
name: demo
protocol: genetlink
attribute-sets:
  - name: item
    attributes:
      - { name: index, type: u32, checks: { min: 1 } }
      - { name: name, type: string, checks: { max-len: 7 } }
      - { name: mask, type: u64, checks: { flags-mask: bits } }
      - { name: inside, type: nest, nested-attributes: item }
      - { name: raw, type: binary, checks: { exact-len: 3 } }
      - { name: which, type: bitfield32, enum: bits }
definitions: [{ name: bits, type: flags, entries: [a, b] }]
operations:
  list:
    - name: get
      attribute-set: item
      do: { request: { attributes: [index, name, mask, inside, raw, which] } }
      dump: { request: { attributes: [index] } }
mcast-groups: { list: [{ name: one }, { name: two, flags: [cap-net-admin] }] }
`;

export const DEMO = describeFamily(Spec.load(FILE));
export const DEMO_ID = 0x13;

/** A request to the family, of item `index`; with 0x300 among the flags a dump. */
export function demoRequest(index = 1, flags = 5): Uint8Array {
  const payload = concat(Uint8Array.of(1, 1, 0, 0), encodeAttribute(1, uint32(index)));
  return encodeMessage({ type: DEMO_ID, flags, seq: 7, payload });
}
