/** Links by the name attributes of a request: IFNAME, or ALT_IFNAME, which finds by the same names. */

import { LinkAttribute } from '../../generated/rt-link';
import * as text from '../../memory/text';
import * as links from '../../net/links';
import { Link } from '../../net/link';
import { Namespace } from '../../net/namespace';
import * as attributes from '../../wire/attributes';

/** The attribute that names a link, or 0. */
function attributeIn(table: usize): usize {
  const name = attributes.get(table, LinkAttribute.IFNAME);
  return name != 0 ? name : attributes.get(table, LinkAttribute.ALT_IFNAME);
}

export function isGiven(table: usize): bool {
  return attributeIn(table) != 0;
}

/** The link named in a request, or null. */
export function find(netns: Namespace, table: usize): Link | null {
  const attribute = attributeIn(table);
  if (attribute == 0) return null;
  return links.byName(netns, attributes.payload(attribute), lengthOf(attribute));
}

/** The length of the text in a name attribute, without its NUL. */
export function lengthOf(attribute: usize): u32 {
  return text.lengthOf(attributes.payload(attribute), attributes.size(attribute));
}
