/** A bridge's file `brforward` (br_fdb_fillbuf): what its ports are known to have behind them, as `struct __fdb_entry`, which brctl(8) reads. */
import type { LinkinfoBrportAttrs } from '../codec/tables/rt-link.js';
import {
  NDA_CACHEINFO,
  NDA_LLADDR,
  NDA_MASTER,
  NDMSG_SIZE,
  Ndmsg,
  NUD_NOARP,
  NUD_PERMANENT,
  RTM_GETNEIGH,
} from '../generated/rt-neigh.js';
import { AF_BRIDGE } from '../generated/socket.js';
import { decodeAttributes, type Process, viewOf } from '../index.js';
import { devices, dump, type NetDevice } from './tables.js';

const ENTRY_SIZE = 16;
/** Where its members lie behind the address; of the port's number the high byte is the last. */
const Member = { PORT: 6, IS_LOCAL: 7, AGE: 8, PORT_HIGH: 12 } as const;
/** ndm_updated, in hundredths of a second. */
const UPDATED = 8;

/** Those of ports; the bridge's own have no port, and are not there. */
export function forwardingEntries(process: Process, bridge: NetDevice): Uint8Array {
  const ports = new Map(
    devices(process)
      .filter(({ attributes }) => attributes.master === bridge.index)
      .map(({ index, attributes }) => [index, (attributes.linkinfo?.['slave-data'] as LinkinfoBrportAttrs).no ?? 0]),
  );
  const body = new Uint8Array(NDMSG_SIZE);
  body[0] = AF_BRIDGE;
  const entries = dump(process, RTM_GETNEIGH, body).flatMap(({ payload }) => entryOf(payload, ports) ?? []);
  const bytes = new Uint8Array(entries.length * ENTRY_SIZE);
  entries.forEach((entry, index) => bytes.set(entry, index * ENTRY_SIZE));
  return bytes;
}

function entryOf(payload: Uint8Array, ports: ReadonlyMap<number, number>): Uint8Array | undefined {
  const attributes = new Map(decodeAttributes(payload.subarray(NDMSG_SIZE)).map((one) => [one.type, one.payload]));
  const number = ports.get(viewOf(payload).getInt32(Ndmsg.NDM_IFINDEX, true));
  // What the link receives itself is told without a master.
  if (number === undefined || !attributes.has(NDA_MASTER)) return undefined;
  const state = viewOf(payload).getUint16(Ndmsg.NDM_STATE, true);
  const entry = new Uint8Array(ENTRY_SIZE);
  entry.set(attributes.get(NDA_LLADDR)!);
  entry[Member.PORT] = number;
  entry[Member.PORT_HIGH] = number >> 8;
  entry[Member.IS_LOCAL] = state & NUD_PERMANENT ? 1 : 0;
  const times = attributes.get(NDA_CACHEINFO);
  const isStatic = (state & (NUD_PERMANENT | NUD_NOARP)) !== 0;
  if (times !== undefined && !isStatic)
    viewOf(entry).setUint32(Member.AGE, viewOf(times).getUint32(UPDATED, true), true);
  return entry;
}
