/**
 * Links by name, as an rtnetlink client: what `ip link` does, with attributes as plain objects by the names of specs/rt-link.yaml. All
 * checks are the kernel's; whoever lacks CAP_NET_ADMIN gets EPERM.
 */
import { describe, type OptionNames, options as known } from './arguments.js';
import { NETLINK_ROUTE, NLM_F_CREATE, NLM_F_ECHO, NLM_F_EXCL } from './constants.js';
import type { DecodedMessage, Family, RtLink } from './codec/families.js';
import type { Ifinfomsg, IfinfoFlags, LinkAttrs, LinkinfoAttrs } from './codec/tables/rt-link.js';
import { Ifinfomsg as Offset, RTM_DELLINK, RTNLGRP_LINK } from './generated/rt-link.js';
import type { Namespace } from './namespace.js';
import type { Process } from './process.js';
import { ask, askAll, indexOf, type LinkReference, named, routeFamilies } from './route-client.js';
import { NetlinkSocket } from './socket.js';
import type { WaitOptions } from './wait.js';
import { getUint32 } from './wire.js';

/** A link as the kernel tells of it, with its attributes. */
export interface Link extends Omit<LinkAttrs, 'ifname'> {
  index: number;
  name: string;
  /** What made it: veth, bridge, …; undefined for lo and for a driver's device. */
  kind: string | undefined;
  /** ARPHRD_*, 1 for Ethernet. */
  type: number;
  flags: readonly (IfinfoFlags | number)[];
  /** Whether it was brought up: `flags` has 'up'. */
  up: boolean;
}

/** What can be set of a link: any attribute by its name in the spec, and some in a handier form. */
export interface LinkSettings extends Omit<LinkAttrs, 'ifname' | 'link' | 'master' | 'linkinfo'> {
  name?: string;
  up?: boolean;
  /** Flags to set and to clear. */
  flags?: Partial<Record<IfinfoFlags, boolean>>;
  /** The link whose port it is to be; null for none. */
  master?: LinkReference | null;
  /** The link it is to sit on. */
  link?: LinkReference;
  /** What its kind can be set to. */
  data?: LinkinfoAttrs['data'];
}

/** A link that is to be made. */
export interface NewLink extends LinkSettings {
  kind: string;
  /** Left out, it is the next that is free. */
  index?: number;
  /** Of a veth: its other end, which is otherwise named by the kernel. */
  peer?: Omit<LinkSettings, 'data'>;
}

/** Which links are listed. */
export interface LinkFilter extends WaitOptions {
  kind?: string;
  master?: LinkReference;
}

/** A link came, changed or went. */
export interface LinkChange {
  event: 'changed' | 'deleted';
  link: Link;
}

const FILTER: OptionNames<LinkFilter> = { kind: true, master: true, signal: true };

export class Links {
  /** @param process whose sockets are used: its namespace is meant, and its credentials count */
  constructor(private readonly process: Process) {}

  /** All links, by index. */
  async list(filter: LinkFilter = {}): Promise<Link[]> {
    const { kind, master, signal } = known(filter, FILTER, 'links.list');
    const { link: family } = await routeFamilies();
    const attributes: LinkAttrs = {};
    if (kind !== undefined) attributes.linkinfo = { kind };
    if (master !== undefined) attributes.master = await indexOf(this.process, master, { signal });
    return (await askAll(this.process, family, { operation: 'getlink', attributes }, { signal })).map(linkOf);
  }

  /** @throws NetlinkError ENODEV */
  async get(link: LinkReference, options: WaitOptions = {}): Promise<Link> {
    const { link: family } = await routeFamilies();
    const [found] = await ask(this.process, family, { operation: 'getlink', ...named(link) }, options);
    return linkOf(found!);
  }

  /** Makes a link. @returns it as it is then @throws NetlinkError, with the kernel's words */
  async add(link: NewLink, options: WaitOptions = {}): Promise<Link> {
    const { link: family } = await routeFamilies();
    const { kind, index = 0, peer, data, ...settings } = link;
    if (typeof kind !== 'string') throw new TypeError(`a link is made of a kind, and this is ${describe(kind)}`);
    const { header, attributes } = await this.#message(settings, options);
    attributes.linkinfo = { kind, ...(data === undefined ? {} : { data }) };
    if (peer !== undefined) {
      const end = await this.#message(peer, options);
      attributes.linkinfo.data = { ...data, peer: { header: end.header as Ifinfomsg, attributes: end.attributes } };
    }
    const [made] = await ask(
      this.process,
      family,
      {
        operation: 'newlink',
        flags: NLM_F_CREATE | NLM_F_EXCL | NLM_F_ECHO,
        header: { ...header, 'ifi-index': index },
        attributes,
      },
      options,
    );
    // A name that the kernel made is in what it echoes.
    return this.get(made === undefined ? (settings.name ?? index) : linkOf(made).index, options);
  }

  /** Changes a link. @returns it as it is then @throws NetlinkError, with the kernel's words; what it refuses leaves the link as it was */
  async set(link: LinkReference, settings: LinkSettings, options: WaitOptions = {}): Promise<Link> {
    const { link: family } = await routeFamilies();
    const index = await indexOf(this.process, link, options);
    const { data, ...rest } = settings;
    const { header, attributes } = await this.#message(rest, options);
    if (data !== undefined) {
      const { kind } = await this.get(index, options);
      attributes.linkinfo = { kind, data };
    }
    const request = { operation: 'newlink' as const, header: { ...header, 'ifi-index': index }, attributes };
    await ask(this.process, family, request, options);
    return this.get(index, options);
  }

  /**
   * Moves a link to another namespace, down and without its addresses.
   * @param name what it is to be called there @throws NetlinkError EEXIST when the name is taken there, EINVAL for one that stays, such as lo
   */
  async move(link: LinkReference, netns: Namespace, name?: string, options: WaitOptions = {}): Promise<void> {
    const { link: family } = await routeFamilies();
    const index = await indexOf(this.process, link, options);
    const fd = this.process.openNetns(netns);
    try {
      const attributes = { 'net-ns-fd': fd, ...(name === undefined ? {} : { ifname: name }) };
      await ask(this.process, family, { operation: 'setlink', header: { 'ifi-index': index }, attributes }, options);
    } finally {
      this.process.close(fd);
    }
  }

  /** Deletes a link, and with it its peer or what sits on it. */
  async delete(link: LinkReference, options: WaitOptions = {}): Promise<void> {
    const { link: family } = await routeFamilies();
    await ask(this.process, family, { operation: 'dellink', ...named(link) }, options);
  }

  /** Changes as they come, from now on. Ends when the loop is left. */
  async *watch({ signal }: WaitOptions = {}): AsyncGenerator<LinkChange, void> {
    const { link: family } = await routeFamilies();
    using socket = NetlinkSocket.open(this.process, NETLINK_ROUTE, { groups: [RTNLGRP_LINK] });
    for (;;) {
      const message = await socket.next({ signal });
      yield { event: message.type === RTM_DELLINK ? 'deleted' : 'changed', link: linkOf(family.decode(message)) };
    }
  }

  async #message(
    { name, up, flags = {}, master, link, ...attributes }: Omit<LinkSettings, 'data'>,
    options: WaitOptions,
  ): Promise<{ header: Partial<Ifinfomsg>; attributes: LinkAttrs }> {
    const wanted: typeof flags = up === undefined ? flags : { ...flags, up };
    const names = Object.keys(wanted) as IfinfoFlags[];
    const { link: family } = await routeFamilies();
    const header = {
      'ifi-flags': names.filter((flag) => wanted[flag]),
      'ifi-change': maskOf(family, names),
    };
    const found: LinkAttrs = { ...(attributes as LinkAttrs) };
    if (name !== undefined) found.ifname = name;
    if (master !== undefined) found.master = master === null ? 0 : await indexOf(this.process, master, options);
    if (link !== undefined) found.link = await indexOf(this.process, link, options);
    return { header, attributes: found };
  }
}

/** The bits of flags. */
function maskOf(family: Family<RtLink>, flags: IfinfoFlags[]): number {
  return getUint32(family.encodePayload({ operation: 'getlink', header: { 'ifi-flags': flags } }), Offset.IFI_FLAGS);
}

function linkOf({ header, attributes }: DecodedMessage<RtLink>): Link {
  const { ifname = '', ...rest } = attributes as LinkAttrs;
  const { 'ifi-index': index, 'ifi-type': type, 'ifi-flags': flags } = header as Ifinfomsg;
  return { index, name: ifname, kind: rest.linkinfo?.kind, type, flags, up: flags.includes('up'), ...rest };
}
