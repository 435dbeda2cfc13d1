/** vrf as messages: IFLA_VRF_TABLE, of the link and of its ports (vrf_validate, vrf_newlink, vrf_fillinfo, vrf_fill_slave_info). */

import { Errno } from '../../generated/errno';
import { LinkAttribute, LinkinfoVrfAttribute, VrfPortAttribute } from '../../generated/rt-link';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import { Link } from '../../net/link';
import * as vrf from '../../net/drivers/vrf';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import { dataTable, linkTable } from './link_tables';

const ADDRESS_LENGTH: u32 = 6;

export function validate(request: Request): i32 {
  const address = attributes.get(linkTable, LinkAttribute.ADDRESS);
  if (address == 0) return 0;
  if (attributes.size(address) != ADDRESS_LENGTH)
    return requests.explain(request, -Errno.EINVAL, 'Invalid hardware address');
  if (!configure.isEtherAddress(attributes.payload(address)))
    return requests.explain(request, -Errno.EADDRNOTAVAIL, 'Invalid hardware address');
  return 0;
}

export function create(request: Request, link: Link): i32 {
  const table = attributes.get(dataTable, LinkinfoVrfAttribute.TABLE);
  if (table == 0) return requests.explain(request, -Errno.EINVAL, 'VRF table id is missing');
  if (attributes.u32Value(table) == 0) return requests.blame(request, -Errno.EINVAL, table, 'Invalid VRF table id');
  return vrf.create(link, attributes.u32Value(table));
}

export function write(message: Message, link: Link): void {
  writer.u32Attribute(message, LinkinfoVrfAttribute.TABLE, vrf.dataOf(link).table);
}

export function writePort(message: Message, master: Link): void {
  writer.u32Attribute(message, VrfPortAttribute.TABLE, vrf.dataOf(master).table);
}
