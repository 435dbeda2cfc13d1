/**
 * Uevents written by programs (uevent_net_rcv_skb): the payload of a netlink message and whatever follows it in the send, passed on as
 * it is, with a sequence number, in the writer's name. It takes CAP_SYS_ADMIN.
 */

import { Errno } from '../generated/errno';
import { NLMSGHDR_SIZE } from '../generated/netlink';
import { Capability } from '../generated/socket';
import * as messages from '../memory/message';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import { sign } from '../netlink/send';
import { MAX_SIZE, SEQUENCE_SIZE, appendBytes, nextSequenceSize, send } from './uevent';

/** Handles one request; 0 or a negative errno. */
export function handle(request: Request): i32 {
  if (!requests.capable(request, Capability.SYS_ADMIN)) {
    return requests.explain(request, -Errno.EPERM, 'missing CAP_SYS_ADMIN capability');
  }
  if (request.left + nextSequenceSize() > MAX_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'uevent message too big');
  const size = request.left - NLMSGHDR_SIZE;
  const message = messages.create(size + SEQUENCE_SIZE);
  if (message == null) return -Errno.ENOMEM;
  appendBytes(message, requests.body(request), size);
  sign(message);
  send(request.socket.netns, message);
  return 0;
}
