/**
 * The tree in which Linux keeps an IPv6 table (ip6_fib.c): a bit decides at each node, and where two prefixes part there is a node without routes, which
 * holds a route of the half that was there first. That is all that is seen of it: in how often a route is held, and how many nodes there are.
 */

/** A route, as far as it matters here. */
export interface Held {
  /** An address in hexadecimal, and how many bits of it. */
  destination: string;
  length: number;
  device: string;
  /** Who holds it: the table, and an address of this machine's. */
  users: number;
  /** The kernel's own. */
  isKernels: boolean;
}

interface Node {
  /** The prefix, in binary. */
  prefix: string;
  /** A route of its own, or of some node below. */
  route: Held;
  isFork: boolean;
  below: [Node | undefined, Node | undefined];
}

/** Those of a table, as often held as it holds them; `lines` in the order in which they are told. */
export function heldByTree<Line extends Held>(lines: readonly Line[]): Line[] {
  const held = new Map<Held, Line>(lines.map((line) => [line, { ...line }]));
  build(lines, (line, times) => {
    held.get(line)!.users += times;
  });
  return [...held.values()];
}

/** How many nodes there are below the top, and how many of them have routes. */
export function countNodes(lines: readonly Held[]): { nodes: number; withRoutes: number } {
  const count = (at: Node | undefined, counts: (node: Node) => boolean): number =>
    at === undefined ? 0 : Number(counts(at)) + count(at.below[0], counts) + count(at.below[1], counts);
  const top = build(lines, () => undefined);
  const of = (counts: (node: Node) => boolean): number => count(top[0], counts) + count(top[1], counts);
  return { nodes: of(() => true), withRoutes: of(({ isFork }) => !isFork) };
}

/** @param hold is told how much more often a route is held, or less */
function build(lines: readonly Held[], hold: (line: Held, times: number) => void): Node['below'] {
  const firsts = new Map<string, Held>();
  for (const line of lines) {
    const prefix = prefixOf(line);
    if (!firsts.has(prefix)) firsts.set(prefix, line);
  }
  const top: Node['below'] = [undefined, undefined];
  for (const line of arrivals(lines)) {
    const prefix = prefixOf(line);
    if (prefix !== '')
      add(top, { prefix, route: firsts.get(prefix)!, isFork: false, below: [undefined, undefined] }, hold);
  }
  return top;
}

function prefixOf({ destination, length }: Held): string {
  return BigInt(`0x${destination}`).toString(2).padStart(128, '0').slice(0, length);
}

/** The way to groups, of each link. */
export function isGroups({ destination, length }: Held): boolean {
  return destination === GROUPS && length === GROUP_LENGTH;
}

const GROUPS = 'ff'.padEnd(32, '0');
const GROUP_LENGTH = 8;

/** The order in which routes come, most often: with links as they come up, each with its groups first, and then those that somebody adds. */
function arrivals(lines: readonly Held[]): Held[] {
  const groups = lines.filter(isGroups).map(({ device }) => device);
  const rank = ({ isKernels, device }: Held): number => (isKernels ? groups.indexOf(device) : groups.length);
  const order = (line: Held): number => rank(line) * 2 + (isGroups(line) ? 0 : 1);
  return [...lines].sort((one, other) => order(one) - order(other));
}

/** Puts a node below others, in the place of what is there and not above it. */
function add(top: Node['below'], node: Node, hold: (line: Held, times: number) => void): void {
  let side: Node['below'] = top;
  let depth = 0;
  for (;;) {
    const bit = Number(node.prefix[depth]);
    const there = side[bit];
    if (there === undefined) return void (side[bit] = node);
    const common = commonLength(there.prefix, node.prefix);
    if (common === node.prefix.length && common === there.prefix.length) {
      if (!there.isFork) return;
      hold(there.route, -1);
      return void Object.assign(there, { route: node.route, isFork: false });
    }
    if (common === there.prefix.length) {
      [side, depth] = [there.below, common];
      continue;
    }
    const isAbove = common === node.prefix.length;
    const parent = isAbove ? node : fork(node.prefix.slice(0, common), there.route);
    parent.below[Number(there.prefix[common])] = there;
    side[bit] = parent;
    if (isAbove) return;
    parent.below[Number(node.prefix[common])] = node;
    return hold(there.route, 1);
  }
}

function fork(prefix: string, route: Held): Node {
  return { prefix, route, isFork: true, below: [undefined, undefined] };
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
