/**
 * The table of sockets as an inspector sees it (/proc/net/netlink, netlink_native_seq_show): every socket that has a port, by protocol,
 * and before those the kernel's own. For the host to read, which renders the text; so it looks through all handles.
 *
 *      entry   ┌─ socket, 0: the kernel's ─┬─ protocol ─┬─ port ─┬─ groups 1 to 32 ─┬─ charged ─┬─ dumping ─┬─ drops ─┐   a word each
 */

import * as handles from '../memory/handle';
import { Kind } from '../memory/handle';
import { Namespace } from '../net/namespace';
import * as group from './group';
import { IN_EACH_NAMESPACE, flagsOf } from './protocol';
import { Socket, SocketFlag, has } from './socket';

export const ENTRY_SIZE: u32 = 28;
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
  store<u32>(at, protocol, 4);
}

function write(at: usize, socket: Socket): void {
  store<u32>(at, socket.handle);
  store<u32>(at, socket.protocol, 4);
  store<u32>(at, socket.port, 8);
  store<u32>(at, group.lowMask(socket), 12);
  store<u32>(at, socket.charged, 16);
  store<u32>(at, socket.dump != 0 ? 1 : 0, 20);
  store<u32>(at, socket.drops, 24);
}
