/**
 * The family "IOAM6": namespaces and schemas of what IPv6 packets pick up on their way (net/ipv6/ioam6.c). What it sets is in net/ipv6/ioam6.ts.
 * Its events are about packets, and never come.
 */

import { Errno } from '../generated/errno';
import { IOAM6_U32_UNAVAILABLE, IOAM6_VERSION, Ioam6Attribute, Ioam6Command, Ioam6Group } from '../generated/IOAM6';
import { BuiltinId, OpFlags } from '../generated/nlctrl';
import {
  IOAM6_GENL_POLICY_ADDNS,
  IOAM6_GENL_POLICY_ADDSC,
  IOAM6_GENL_POLICY_DELNS,
  IOAM6_GENL_POLICY_DELSC,
  IOAM6_GENL_POLICY_NS_SC,
} from '../generated/policies';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { Request } from '../netlink/request';
import * as ioam6 from '../net/ipv6/ioam6';
import { IoamNamespace, Schema } from '../net/ipv6/ioam6';
import * as wire from '../wire/attributes';
import * as writer from '../wire/writer';
import * as attributes from './attributes';
import * as cursor from './cursor';
import * as families from './family';
import { FAMILY_SIZE, Family, GroupName, Service, Unvalidated } from './family';
import * as header from './header';

const DO: u32 = OpFlags.ADMIN_PERM | OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_HASPOL;
const DUMP: u32 = OpFlags.ADMIN_PERM | OpFlags.CMD_CAP_DUMP;
// prettier-ignore
const OPERATIONS: usize = memory.data<usize>([
  Ioam6Command.ADD_NAMESPACE, DO, IOAM6_GENL_POLICY_ADDNS, 0, Unvalidated.STRICT,
  Ioam6Command.DEL_NAMESPACE, DO, IOAM6_GENL_POLICY_DELNS, 0, Unvalidated.STRICT,
  Ioam6Command.DUMP_NAMESPACES, DUMP, 0, 0, Unvalidated.STRICT,
  Ioam6Command.ADD_SCHEMA, DO, IOAM6_GENL_POLICY_ADDSC, 0, Unvalidated.STRICT,
  Ioam6Command.DEL_SCHEMA, DO, IOAM6_GENL_POLICY_DELSC, 0, Unvalidated.STRICT,
  Ioam6Command.DUMP_SCHEMAS, DUMP, 0, 0, Unvalidated.STRICT,
  Ioam6Command.NS_SET_SCHEMA, DO, IOAM6_GENL_POLICY_NS_SC, 0, Unvalidated.STRICT,
]);
const family = changetype<Family>(memory.data(FAMILY_SIZE, 8));
const events = changetype<GroupName>(memory.data(offsetof<GroupName>(), 8));

boot();

function boot(): void {
  families.describe(family, Service.IOAM6, BuiltinId.IOAM6, IOAM6_VERSION, 'IOAM6', OPERATIONS, 7);
  family.firstStrictCommand = Ioam6Command.NS_SET_SCHEMA + 1;
  text.write(changetype<usize>(events), 'ioam6_events');
  families.describeGroups(family, changetype<usize>(events), 1, Ioam6Group.IOAM6_EVENTS);
}

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32): i32 {
  switch (command) {
    case Ioam6Command.ADD_NAMESPACE:
    case Ioam6Command.DEL_NAMESPACE:
      return changeNamespace(request, command == Ioam6Command.ADD_NAMESPACE);
    case Ioam6Command.ADD_SCHEMA:
      return addSchema(request);
    case Ioam6Command.DEL_SCHEMA: {
      const id = attributes.get(Ioam6Attribute.SC_ID);
      return id == 0 ? -Errno.EINVAL : ioam6.removeSchema(request.socket.netns, wire.u32Value(id));
    }
    case Ioam6Command.NS_SET_SCHEMA:
      return setSchema(request);
    default:
      return dumps.start(request, Service.IOAM6, 0);
  }
}

function changeNamespace(request: Request, isAdded: bool): i32 {
  const netns = request.socket.netns;
  const attribute = attributes.get(Ioam6Attribute.NS_ID);
  if (attribute == 0) return -Errno.EINVAL;
  const id = wire.u16Value(attribute);
  if (!isAdded) return ioam6.removeNamespace(netns, id);
  const narrow = attributes.get(Ioam6Attribute.NS_DATA);
  const wide = attributes.get(Ioam6Attribute.NS_DATA_WIDE);
  const data = narrow == 0 ? IOAM6_U32_UNAVAILABLE : wire.u32Value(narrow);
  return ioam6.addNamespace(netns, id, data, wide == 0 ? u64.MAX_VALUE : wire.u64Value(wide));
}

function addSchema(request: Request): i32 {
  const id = attributes.get(Ioam6Attribute.SC_ID);
  const data = attributes.get(Ioam6Attribute.SC_DATA);
  if (id == 0 || data == 0) return -Errno.EINVAL;
  return ioam6.addSchema(request.socket.netns, wire.u32Value(id), wire.payload(data), wire.size(data));
}

function setSchema(request: Request): i32 {
  const netns = request.socket.netns;
  const own = attributes.get(Ioam6Attribute.NS_ID);
  const other = attributes.get(Ioam6Attribute.SC_ID);
  const isNone = attributes.has(Ioam6Attribute.SC_NONE);
  if (own == 0 || (other == 0 && !isNone)) return -Errno.EINVAL;
  const ioam = ioam6.namespace(netns, wire.u16Value(own));
  if (ioam == null) return -Errno.ENOENT;
  let schema: Schema | null = null;
  if (!isNone) {
    schema = ioam6.schema(netns, wire.u32Value(other));
    if (schema == null) return -Errno.ENOENT;
  }
  ioam6.join(ioam, schema);
  return 0;
}

/** Fills a page with namespaces or schemas; DONE has a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  const isOfSchemas = header.commandOf(dump) == Ioam6Command.DUMP_SCHEMAS;
  const tree = isOfSchemas ? netns.schemas : netns.ioams;
  for (let found = cursor.at(dump, tree); found != 0; found = cursor.at(dump, tree)) {
    const start = header.beginPart(page, dump, family);
    const id = isOfSchemas
      ? writeSchema(page, changetype<Schema>(found))
      : writeNamespace(page, changetype<IoamNamespace>(found));
    if (!writer.end(page, start)) return page.length;
    cursor.pass(dump, id);
  }
  return page.length;
}

/** Returns the id, as the next does. */
function writeNamespace(page: Message, ioam: IoamNamespace): u32 {
  writer.u16Attribute(page, Ioam6Attribute.NS_ID, ioam.id);
  if (ioam.data != IOAM6_U32_UNAVAILABLE) writer.u32Attribute(page, Ioam6Attribute.NS_DATA, ioam.data);
  if (ioam.wide != u64.MAX_VALUE) writer.u64Attribute(page, Ioam6Attribute.NS_DATA_WIDE, ioam.wide);
  if (ioam.schema != 0) writer.u32Attribute(page, Ioam6Attribute.SC_ID, changetype<Schema>(ioam.schema).id);
  return ioam.id;
}

function writeSchema(page: Message, schema: Schema): u32 {
  writer.u32Attribute(page, Ioam6Attribute.SC_ID, schema.id);
  writer.bytesAttribute(page, Ioam6Attribute.SC_DATA, ioam6.dataOf(schema), schema.size);
  if (schema.namespace != 0)
    writer.u16Attribute(page, Ioam6Attribute.NS_ID, changetype<IoamNamespace>(schema.namespace).id);
  return schema.id;
}
