/**
 * A network as an object: links with their attributes and addresses, neighbours, routes and rules, in namespaces. It is applied through
 * `Links`, `Addresses` and so on, hence by rtnetlink alone; errors name the path to the mistake. Documented in docs/topology.md.
 */
import { Addresses, type AddressSettings } from './addresses.js';
import { describe } from './arguments.js';
import type { DeviceOptions } from './device.js';
import { NetlinkError } from './errno.js';
import type { Kernel } from './kernel.js';
import { type Link, Links, type LinkSettings, type NewLink } from './links.js';
import { Neighbours, type NeighbourSettings } from './neighbours.js';
import type { Process } from './process.js';
import type { LinkReference } from './route-client.js';
import { Routes, type RouteSettings } from './routes.js';
import { Rules, type RuleSettings } from './rules.js';

/** What a namespace has. */
export interface NamespaceTopology {
  /** In this order: what a link refers to comes before it. One that is there already, such as `lo`, is set. */
  links?: TopologyLink[];
  neighbours?: TopologyNeighbour[];
  routes?: TopologyRoute[];
  rules?: RuleSettings[];
}

/** The initial namespace, and others by their names. */
export interface Topology extends NamespaceTopology {
  namespaces?: Record<string, NamespaceTopology | null>;
}

/** A link: attributes by their names in the spec, and some in a handier form, as in `Links.add` and `Links.set`. */
export interface TopologyLink extends LinkSettings {
  name: string;
  /** What to make it of, where it is not there. */
  kind?: string;
  /** A driver's device is registered, with this name, address, MTU and queue length; its carrier is on unless told otherwise. */
  device?: boolean | Pick<DeviceOptions, 'type' | 'carrier'>;
  index?: number;
  /** The other end of a veth; it may be in another namespace. */
  peer?: NewLink['peer'] & { namespace?: string };
  /** `10.0.2.15/24`, or with more about it. */
  addresses?: (string | TopologyAddress)[];
}

export interface TopologyAddress extends AddressSettings {
  address: string;
}

export interface TopologyNeighbour extends NeighbourSettings {
  link: LinkReference;
  address: string;
}

export interface TopologyRoute extends RouteSettings {
  /** `default`, or `198.51.100.0/24`. */
  destination: string;
}

/** A mistake in a topology, or what the kernel refused of it; the cause says more. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError';

  /** @param path to what is wrong: `['links', 1, 'mtu']` */
  constructor(
    readonly path: readonly (string | number)[],
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path.join('/') || 'the topology'}: ${reason}`, options);
  }
}

type Path = readonly (string | number)[];

const NAMESPACE_KEYS = ['links', 'neighbours', 'routes', 'rules'];
const TOPOLOGY_KEYS = [...NAMESPACE_KEYS, 'namespaces'];

/** @throws TopologyError; what came before the mistake has been done */
export async function applyTopology(kernel: Kernel, topology: Topology): Promise<void> {
  const { namespaces, ...initial } = mapping(topology, [], TOPOLOGY_KEYS) as Topology;
  // First of all, so that every namespace can be referred to.
  const names = Object.keys(mapping(namespaces ?? {}, ['namespaces']));
  for (const name of names) if (!kernel.namespace(name)) kernel.createNamespace(name);
  await applyNamespace(kernel, kernel.init, initial, []);
  for (const name of names) {
    const path = ['namespaces', name];
    const inside = mapping(namespaces?.[name] ?? {}, path, NAMESPACE_KEYS) as NamespaceTopology;
    const resident = kernel.process({ netns: kernel.namespace(name)! });
    try {
      await applyNamespace(kernel, resident, inside, path);
    } finally {
      resident.exit();
    }
  }
}

async function applyNamespace(
  kernel: Kernel,
  process: Process,
  { links = [], neighbours = [], routes = [], rules = [] }: NamespaceTopology,
  path: Path,
): Promise<void> {
  const each = async <T extends object>(
    name: string,
    list: readonly T[],
    apply: (one: T, at: Path) => Promise<void>,
  ): Promise<void> => {
    for (const [index, one] of listed(list, [...path, name]).entries()) {
      const at = [...path, name, index];
      await apply(mapping(one, at) as T, at);
    }
  };
  const clients = { neighbours: new Neighbours(process), routes: new Routes(process), rules: new Rules(process) };
  await each('links', links, (link, at) => applyLink(kernel, process, link, at));
  await each('neighbours', neighbours, ({ link, address, ...settings }, at) => {
    need('a link', link, [...at, 'link']);
    need('an address', address, [...at, 'address']);
    return within(at, () => clients.neighbours.set(link, address, settings), { dst: 'address' });
  });
  await each('routes', routes, ({ destination, ...settings }, at) => {
    need('a destination', destination, [...at, 'destination']);
    return within(at, () => clients.routes.set(destination, settings), { dst: 'destination', oif: 'link' });
  });
  await each('rules', rules, (rule, at) =>
    within(at, () => clients.rules.add(rule), { src: 'from', dst: 'to', iifname: 'iif', oifname: 'oif' }),
  );
}

/** Links may have numbers. */
function need(what: string, value: unknown, path: Path): void {
  if (typeof value === 'string' || (typeof value === 'number' && path.at(-1) === 'link')) return;
  throw new TopologyError(path, `${what} is needed, and this is ${describe(value)}`);
}

async function applyLink(kernel: Kernel, process: Process, link: TopologyLink, path: Path): Promise<void> {
  const { name, kind, device, index, peer, addresses = [], ...settings } = mapping(link, path) as TopologyLink;
  need('a name', name, [...path, 'name']);
  const links = new Links(process);
  const found = await find(links, name);
  if (found !== undefined && kind !== undefined && kind !== found.kind) {
    throw new TopologyError([...path, 'kind'], `'${name}' is there already, of kind ${describe(found.kind)}`);
  }
  let rest: LinkSettings = settings;
  if (found === undefined && device !== undefined && device !== false) {
    // The address that it comes with, not one that it is given.
    const { address, ...others } = settings;
    await within(path, () => kernel.createDevice({ name, address, ...(device === true ? {} : device) }, process.netns));
    rest = others;
  } else if (found === undefined && kind !== undefined) {
    rest = await add(kernel, links, { ...settings, name, kind, index }, peer, path);
  } else if (found === undefined) {
    throw new TopologyError(path, `there is no link '${name}', and no kind to make one of`);
  }
  if (Object.keys(rest).length > 0) await within(path, () => links.set(name, rest));
  const clients = new Addresses(process);
  for (const [number, address] of listed(addresses, [...path, 'addresses']).entries()) {
    await applyAddress(clients, name, address as string | TopologyAddress, [...path, 'addresses', number]);
  }
}

/**
 * Makes a link, with what can be said at no other time, and its other end. Where that is to be in a namespace, it is found by a process
 * that is there so long. @returns what is still to be set
 */
async function add(
  kernel: Kernel,
  links: Links,
  { name, kind, index, data, link, ...settings }: NewLink,
  peer: TopologyLink['peer'],
  path: Path,
): Promise<LinkSettings> {
  const { 'num-tx-queues': txQueues, 'num-rx-queues': rxQueues, ...rest } = settings;
  const made: NewLink = { name, kind, index, data, link, 'num-tx-queues': txQueues, 'num-rx-queues': rxQueues };
  if (peer === undefined) {
    await within(path, () => links.add(made));
    return rest;
  }
  const { namespace, ...end } = mapping(peer, [...path, 'peer']) as NonNullable<TopologyLink['peer']>;
  const resident = namespace === undefined ? undefined : residentOf(kernel, namespace, path);
  try {
    const place = resident === undefined ? {} : { 'net-ns-pid': resident.pid };
    await within(path, () => links.add({ ...made, peer: { ...end, ...place } }));
  } finally {
    resident?.exit();
  }
  return rest;
}

function residentOf(kernel: Kernel, namespace: string, path: Path): Process {
  const netns = kernel.namespace(namespace);
  if (netns !== undefined) return kernel.process({ netns });
  throw new TopologyError([...path, 'peer', 'namespace'], `there is no namespace ${describe(namespace)}`);
}

async function applyAddress(
  addresses: Addresses,
  link: string,
  given: string | TopologyAddress,
  path: Path,
): Promise<void> {
  const { address, ...settings } =
    typeof given === 'string' ? { address: given } : (mapping(given, path) as TopologyAddress);
  // As `ip address replace`: what a preset has given may be given again.
  await within(path, () => addresses.set(link, address, settings));
}

async function find(links: Links, name: string): Promise<Link | undefined> {
  return links.get(name).catch((error: unknown) => {
    if (error instanceof NetlinkError && error.code === 'ENODEV') return undefined;
    throw error;
  });
}

/** Names of attributes of a message about a link or an address, where a topology has others. */
const RENAMED: Readonly<Record<string, string>> = { ifname: 'name', local: 'address' };

/** Does something for a part of the topology: what goes wrong with it is told with its path. */
async function within<T>(path: Path, action: () => T | Promise<T>, renamed = RENAMED): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof NetlinkError) {
      const { code, extack } = error;
      throw new TopologyError(path, extack?.message ? `${extack.message} (${code})` : error.message, { cause: error });
    }
    // A CodecError, whose class comes with the codec.
    const { path: inside, reason } = error as { path?: string; reason?: string };
    if (inside === undefined || reason === undefined) throw new TopologyError(path, error.message, { cause: error });
    const parts = inside
      .replace(/^linkinfo\//, '')
      .split('/')
      .map((name) => renamed[name] ?? name);
    throw new TopologyError([...path, ...parts], reason, { cause: error });
  }
}

function mapping(value: unknown, path: Path, keys?: readonly string[]): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TopologyError(path, `an object is needed, and this is ${describe(value)}`);
  }
  const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new TopologyError([...path, unknown], `unknown here; there are ${keys!.join(', ')}`);
  }
  return value;
}

function listed(value: unknown, path: Path): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TopologyError(path, `a list is needed, and this is ${describe(value)}`);
}
