/** RTM_NEWNEIGH and RTM_DELNEIGH as messages (neigh_fill_info, pneigh_fill_info), and what the group NEIGH hears. */

import { Protocol } from '../../generated/netlink';
import {
  NDA_CACHEINFO_SIZE,
  NDMSG_SIZE,
  NdaCacheinfo,
  Ndmsg,
  NeighGroup,
  NeighMessage,
  NeighbourAttribute,
  NtfFlags,
  RtmType,
} from '../../generated/rt-neigh';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import * as neighbours from '../../net/neighbour/neighbour';
import { EXT_SHIFT, Neighbour, TIMED, VALID, hardwareOf } from '../../net/neighbour/neighbour';
import * as proxies from '../../net/neighbour/neighbour_proxy';
import { Proxy } from '../../net/neighbour/neighbour_proxy';
import { NeighbourEvent } from '../../net/observer';
import * as time from '../../net/time';
import * as writer from '../../wire/writer';
import * as notify from '../notify';

/** The largest message about a neighbour (neigh_nlmsg_size). */
export const NEIGHBOUR_MESSAGE_SIZE: u32 = 144;
const OLD_FLAGS: u32 = (1 << EXT_SHIFT) - 1;

/** Appends a neighbour that `held` others than its table hold; false, with nothing appended, when it does not fit. */
export function write(
  message: Message,
  neighbour: Neighbour,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  held: u32,
): bool {
  const start = writer.begin(message, type, flags, sequence, port, NDMSG_SIZE);
  const family = neighbour.table.family;
  const state: u32 = neighbour.state;
  if (writer.fits(message)) {
    const at = writer.header(message, start);
    store<u8>(at, family);
    store<u32>(at, neighbour.link.index, Ndmsg.NDM_IFINDEX);
    store<u16>(at, state, Ndmsg.NDM_STATE);
    store<u8>(at, neighbour.flags & OLD_FLAGS, Ndmsg.NDM_FLAGS);
    store<u8>(at, neighbour.type, Ndmsg.NDM_TYPE);
  }
  writer.bytesAttribute(message, NeighbourAttribute.DST, neighbours.keyOf(neighbour), neighbours.keySize(family));
  if ((state & VALID) != 0) {
    const size = neighbour.link.addressLength;
    writer.bytesAttribute(message, NeighbourAttribute.LLADDR, hardwareOf(neighbour), size);
  }
  writer.u32Attribute(message, NeighbourAttribute.PROBES, neighbour.probes);
  // Its timer holds it too.
  writeCacheInfo(
    message,
    neighbour,
    (state & TIMED) != 0 && neighbours.timerOf(neighbour).waits != 0 ? held + 1 : held,
  );
  writeFurther(message, neighbour.protocol, neighbour.flags);
  return writer.end(message, start);
}

/** Who made it and its further flags, where there are any. */
function writeFurther(message: Message, protocol: u32, flags: u32): void {
  if (protocol != 0) writer.u8Attribute(message, NeighbourAttribute.PROTOCOL, protocol);
  if (flags >>> EXT_SHIFT != 0) writer.u32Attribute(message, NeighbourAttribute.FLAGS_EXT, flags >>> EXT_SHIFT);
}

/** How long ago it was confirmed, used and changed, in hundredths of a second. */
function writeCacheInfo(message: Message, neighbour: Neighbour, held: u32): void {
  const at = writer.put(message, NeighbourAttribute.CACHEINFO, NDA_CACHEINFO_SIZE);
  if (at == 0) return;
  const now = time.milliseconds();
  store<u32>(at, time.toHundredths(max(0, now - neighbour.confirmed)), NdaCacheinfo.CONFIRMED);
  store<u32>(at, time.toHundredths(max(0, now - neighbour.used)), NdaCacheinfo.USED);
  store<u32>(at, time.toHundredths(max(0, now - neighbour.updated)), NdaCacheinfo.UPDATED);
  store<u32>(at, held, NdaCacheinfo.REFCNT);
}

/** Appends an address that is answered for; false, with nothing appended, when it does not fit. */
export function writeProxy(message: Message, family: u32, proxy: Proxy, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, NeighMessage.NEWNEIGH, flags, sequence, port, NDMSG_SIZE);
  if (writer.fits(message)) {
    const at = writer.header(message, start);
    store<u8>(at, family);
    store<u32>(at, proxies.indexOf(proxy), Ndmsg.NDM_IFINDEX);
    store<u8>(at, (proxy.flags & OLD_FLAGS) | NtfFlags.PROXY, Ndmsg.NDM_FLAGS);
    store<u8>(at, RtmType.UNICAST, Ndmsg.NDM_TYPE);
  }
  writer.bytesAttribute(message, NeighbourAttribute.DST, proxies.keyOf(proxy), neighbours.keySize(family));
  writeFurther(message, proxy.protocol, proxy.flags);
  return writer.end(message, start);
}

/** Announces a change of a neighbour; who asked for it is told in the header, but not for one that is gone (__neigh_notify). */
export function changed(event: NeighbourEvent, neighbour: Neighbour, held: u32): void {
  const netns = neighbour.link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, NeighGroup.NEIGH)) return;
  const message = messages.create(NEIGHBOUR_MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, NeighGroup.NEIGH);
    return;
  }
  if (event == NeighbourEvent.REMOVED) write(message, neighbour, NeighMessage.DELNEIGH, 0, 0, 0, held);
  else write(message, neighbour, NeighMessage.NEWNEIGH, 0, 0, notify.port(), held);
  messages.trim(message);
  notify.announce(netns, message, NeighGroup.NEIGH);
}
