/**
 * The table of sockets as an inspector sees it (/proc/net/netlink, netlink_native_seq_show): every socket that has a port, by protocol,
 * and before those the kernel's own. For the host to read, which renders the text; so it looks through all handles.
 */

import * as handles from '../memory/handle';
import { Kind } from '../memory/handle';
import { Namespace } from '../net/namespace';
import * as group from './group';
import { IN_EACH_NAMESPACE, flagsOf } from './protocol';
import { Socket, SocketFlag, has } from './socket';

@unmanaged
class Entry {
  /** Its handle, 0 for one of the kernel's. */
  socket: u32;
  protocol: u32;
  port: u32;
  /** Those from 1 to 32, as a mask. */
  groups: u32;
  charged: u32;
  dumps: u32;
  drops: u32;
}

export const ENTRY_SIZE: u32 = offsetof<Entry>();
/** One above the highest protocol. */
const PROTOCOLS: u32 = 32;

/** Fills up to `capacity` entries at `list`; how many there are. */
export function list(netns: Namespace, list: usize, capacity: u32): u32 {
  let count: u32 = 0;
  for (let protocol: u32 = 0; protocol < PROTOCOLS; protocol++) {
    if ((flagsOf(protocol) & IN_EACH_NAMESPACE) == 0) continue;
    if (count < capacity) writeKernel(list + count * ENTRY_SIZE, protocol);
    count++;
  }
  let pointer = handles.from(0, Kind.SOCKET);
  while (pointer != 0) {
    const socket = changetype<Socket>(pointer);
    if (socket.netns == netns && has(socket, SocketFlag.BOUND)) {
      if (count < capacity) write(list + count * ENTRY_SIZE, socket);
      count++;
    }
    pointer = handles.from(handles.indexOf(socket.handle) + 1, Kind.SOCKET);
  }
  return count;
}

function writeKernel(at: usize, protocol: u32): void {
  memory.fill(at, 0, ENTRY_SIZE);
  changetype<Entry>(at).protocol = protocol;
}

function write(at: usize, socket: Socket): void {
  const entry = changetype<Entry>(at);
  entry.socket = socket.handle;
  entry.protocol = socket.protocol;
  entry.port = socket.port;
  entry.groups = group.lowMask(socket);
  entry.charged = socket.charged;
  entry.dumps = socket.dump != 0 ? 1 : 0;
  entry.drops = socket.drops;
}
