/** The family "SEG6": segment routing's keys and the source of its tunnels (net/ipv6/seg6.c). What it sets is in net/ipv6/seg6.ts. */

import { Errno } from '../generated/errno';
import { BuiltinId, OpFlags } from '../generated/nlctrl';
import { SEG6_GENL_POLICY, SEG6_GENL_POLICY_MAX } from '../generated/policies';
import { SEG6_HMAC_SECRET_LEN, SEG6_VERSION, Seg6Attribute, Seg6Command } from '../generated/SEG6';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { Request } from '../netlink/request';
import { ADDRESS_SIZE } from '../net/ipv6/address6';
import * as seg6 from '../net/ipv6/seg6';
import { HmacKey } from '../net/ipv6/seg6';
import * as wire from '../wire/attributes';
import * as writer from '../wire/writer';
import * as attributes from './attributes';
import * as cursor from './cursor';
import * as families from './family';
import { FAMILY_SIZE, Family, Service, Unvalidated } from './family';
import * as header from './header';

const DO: u32 = OpFlags.ADMIN_PERM | OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_HASPOL;
// prettier-ignore
const OPERATIONS: usize = memory.data<usize>([
  Seg6Command.SETHMAC, DO, SEG6_GENL_POLICY, 0, Unvalidated.STRICT,
  Seg6Command.DUMPHMAC, OpFlags.ADMIN_PERM | OpFlags.CMD_CAP_DUMP, 0, 0, Unvalidated.STRICT,
  Seg6Command.SET_TUNSRC, DO, SEG6_GENL_POLICY, 0, Unvalidated.STRICT,
  Seg6Command.GET_TUNSRC, DO, SEG6_GENL_POLICY, 0, Unvalidated.STRICT,
]);
const family = changetype<Family>(memory.data(FAMILY_SIZE, 8));

boot();

function boot(): void {
  families.describe(family, Service.SEG6, BuiltinId.SEG6, SEG6_VERSION, 'SEG6', OPERATIONS, 4);
  family.maxAttribute = SEG6_GENL_POLICY_MAX;
  family.firstStrictCommand = Seg6Command.GET_TUNSRC + 1;
}

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32): i32 {
  switch (command) {
    case Seg6Command.SETHMAC:
      return setKey(request);
    case Seg6Command.DUMPHMAC:
      return dumps.start(request, Service.SEG6, 0);
    case Seg6Command.SET_TUNSRC:
      return setTunnelSource(request);
    default:
      return getTunnelSource(request);
  }
}

function setKey(request: Request): i32 {
  const netns = request.socket.netns;
  const number = attributes.get(Seg6Attribute.HMACKEYID);
  const size = attributes.get(Seg6Attribute.SECRETLEN);
  const algorithm = attributes.get(Seg6Attribute.ALGID);
  if (number == 0 || size == 0 || algorithm == 0) return -Errno.EINVAL;
  const id = wire.u32Value(number);
  const length = wire.u8Value(size);
  if (id == 0 || length > SEG6_HMAC_SECRET_LEN) return -Errno.EINVAL;
  if (length == 0) return seg6.removeKey(netns, id);
  const secret = attributes.get(Seg6Attribute.SECRET);
  if (secret == 0 || length > wire.size(secret)) return -Errno.EINVAL;
  return seg6.setKey(netns, id, wire.u8Value(algorithm), wire.payload(secret), length);
}

/** An address that is too short ends in zeros. */
function setTunnelSource(request: Request): i32 {
  const source = attributes.get(Seg6Attribute.DST);
  if (source == 0) return -Errno.EINVAL;
  const to = request.socket.netns.tunnelSource;
  memory.fill(to, 0, ADDRESS_SIZE);
  memory.copy(to, wire.payload(source), wire.size(source));
  return 0;
}

function getTunnelSource(request: Request): i32 {
  const message = header.answer(request, family);
  if (message == null) return -Errno.ENOMEM;
  writer.bytesAttribute(message, Seg6Attribute.DST, request.socket.netns.tunnelSource, ADDRESS_SIZE);
  return header.send(request, message);
}

/** Fills a page with keys; DONE has a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  const keys = dump.socket.netns.hmacKeys;
  for (let found = cursor.at(dump, keys); found != 0; found = cursor.at(dump, keys)) {
    const key = changetype<HmacKey>(found);
    const start = header.beginPart(page, dump, family);
    writer.u32Attribute(page, Seg6Attribute.HMACKEYID, key.id);
    writer.u8Attribute(page, Seg6Attribute.SECRETLEN, key.length);
    writer.bytesAttribute(page, Seg6Attribute.SECRET, seg6.secretOf(key), key.length);
    writer.u8Attribute(page, Seg6Attribute.ALGID, key.algorithm);
    if (!writer.end(page, start)) return page.length;
    cursor.pass(dump, key.id);
  }
  return page.length;
}
