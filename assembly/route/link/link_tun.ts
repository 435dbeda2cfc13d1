/** tun and tap as messages: IFLA_TUN_* (tun_validate, tun_fill_info). They are made by opening them: net/drivers/tun_file.ts. */

import { Errno } from '../../generated/errno';
import { TunFlags } from '../../generated/netdevice';
import { LinkinfoTunAttribute as Attribute } from '../../generated/rt-link';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Link } from '../../net/link';
import * as tun from '../../net/drivers/tun';
import { NOBODY } from '../../net/drivers/tun';
import * as writer from '../../wire/writer';

export function validate(request: Request): i32 {
  return requests.explain(request, -Errno.EOPNOTSUPP, 'tun/tap creation via rtnetlink is not supported.');
}

export function write(message: Message, link: Link): void {
  const self = tun.dataOf(link);
  writer.u8Attribute(message, Attribute.TYPE, self.flags & (TunFlags.TUN | TunFlags.TAP));
  if (self.owner != NOBODY) writer.u32Attribute(message, Attribute.OWNER, self.owner);
  if (self.group != NOBODY) writer.u32Attribute(message, Attribute.GROUP, self.group);
  writer.u8Attribute(message, Attribute.PI, 1 - byteOf(self.flags, TunFlags.NO_PI));
  writer.u8Attribute(message, Attribute.VNET_HDR, byteOf(self.flags, TunFlags.VNET_HDR));
  writer.u8Attribute(message, Attribute.PERSIST, byteOf(self.flags, TunFlags.PERSIST));
  writer.u8Attribute(message, Attribute.MULTI_QUEUE, byteOf(self.flags, TunFlags.MULTI_QUEUE));
  if ((self.flags & TunFlags.MULTI_QUEUE) == 0) return;
  writer.u32Attribute(message, Attribute.NUM_QUEUES, self.queues);
  writer.u32Attribute(message, Attribute.NUM_DISABLED_QUEUES, self.disabled);
}

function byteOf(flags: u32, flag: u32): u32 {
  return (flags & flag) != 0 ? 1 : 0;
}
