/**
 * The tree in which Linux keeps an IPv4 table (fib_trie.c), as /proc/net/fib_trie draws it: level-compressed, so that a node has 2^bits children where
 * keys are dense, and path-compressed, so that it has none that lead nowhere. Ours keeps routes otherwise; here the tree is grown of the keys that
 * there are. Where it stands between two shapes, Linux's depends on the order in which routes came and went, and this one may be the other.
 *
 *      node   ┌─ the bits of the key above those that it looks at ─┬─ `bits`, which choose the child ─┬─ `position` bits below ─┐
 */

export interface Leaf<Content> {
  key: number;
  content: Content;
}

export interface Node<Content> {
  key: number;
  position: number;
  bits: number;
  children: (Child<Content> | undefined)[];
}

export type Child<Content> = Leaf<Content> | Node<Content>;

const KEY_BITS = 32;
/** In hundredths of the children that it would have or has: a node that is fuller is doubled, one that is emptier is halved. The topmost is larger. */
const DOUBLE_AT = 50;
const HALVE_AT = 25;
const DOUBLE_ROOT_AT = 30;
const HALVE_ROOT_AT = 15;
/** How often one is doubled or halved at a time. */
const MOST_WORK = 10;

export function isNode<Content>(child: Child<Content> | undefined): child is Node<Content> {
  return child !== undefined && 'children' in child;
}

/** Whether a child looks at the very bits that follow its parent's. */
export function isFull<Content>(parent: Node<Content>, child: Child<Content> | undefined): boolean {
  return isNode(child) && child.position + child.bits === parent.position;
}

export function emptyChildren<Content>({ children }: Node<Content>): number {
  return children.filter((child) => child === undefined).length;
}

export function fullChildren<Content>(node: Node<Content>): number {
  return node.children.filter((child) => isFull(node, child)).length;
}

function nodeOf<Content>(key: number, position: number, bits: number): Node<Content> {
  const below = position + bits;
  const own = below >= KEY_BITS ? 0 : ((key >>> below) << below) >>> 0;
  return { key: own, position, bits, children: new Array<undefined>(2 ** bits).fill(undefined) };
}

/** Which child a key leads to; more than there are where the key is another above. */
function indexOf<Content>(node: Node<Content>, key: number): number {
  return ((key ^ node.key) >>> 0) / 2 ** node.position;
}

export class Trie<Content> {
  root: Child<Content> | undefined;

  /** Puts in a leaf with a key that no other has. */
  insert(leaf: Leaf<Content>): void {
    const way: Node<Content>[] = [];
    let at = this.root;
    while (isNode(at)) {
      const index = Math.floor(indexOf(at, leaf.key));
      if (index >= at.children.length) break;
      way.push(at);
      at = at.children[index];
    }
    if (at === undefined) this.#put(way.at(-1), leaf);
    else {
      const fork = nodeOf<Content>(leaf.key, KEY_BITS - 1 - Math.clz32(leaf.key ^ at.key), 1);
      put(fork, at);
      put(fork, leaf);
      this.#put(way.at(-1), fork);
      way.push(fork);
    }
    for (let node = way.pop(); node !== undefined; node = way.pop()) this.#resize(node, way.at(-1));
  }

  #put(parent: Node<Content> | undefined, child: Child<Content>): void {
    this.#set(parent, child.key, child);
  }

  #set(parent: Node<Content> | undefined, key: number, child: Child<Content> | undefined): void {
    if (parent === undefined) this.root = child;
    else set(parent, key, child);
  }

  /** Gives a node as many children as suit the keys below it. */
  #resize(start: Node<Content>, parent: Node<Content> | undefined): void {
    let node: Node<Content> = start;
    let work = MOST_WORK;
    for (; work > 0 && isDense(node, parent === undefined); work--) node = this.#replace(doubled(node), parent);
    if (work < MOST_WORK) return;
    for (; work > 0 && isSparse(node, parent === undefined); work--) node = this.#replace(halved(node), parent);
    const [only, more] = node.children.filter((child) => child !== undefined);
    if (more === undefined) this.#set(parent, node.key, only);
  }

  /** Puts a node in the place of one that it stands for, and looks again at what is new below it. */
  #replace(node: Node<Content>, parent: Node<Content> | undefined): Node<Content> {
    this.#put(parent, node);
    for (const child of [...node.children].reverse())
      if (isNode(child) && isFull(node, child)) this.#resize(child, node);
    return node;
  }
}

function put<Content>(parent: Node<Content>, child: Child<Content>): void {
  set(parent, child.key, child);
}

function set<Content>(parent: Node<Content>, key: number, child: Child<Content> | undefined): void {
  parent.children[Math.floor(indexOf(parent, key))] = child;
}

/** Whether it would have enough children if it had twice as many; those that are full count twice. */
function isDense<Content>(node: Node<Content>, isRoot: boolean): boolean {
  const used = node.children.length - emptyChildren(node) + fullChildren(node);
  return (
    used > 1 && node.position > 0 && 100 * used >= 2 * node.children.length * (isRoot ? DOUBLE_ROOT_AT : DOUBLE_AT)
  );
}

function isSparse<Content>(node: Node<Content>, isRoot: boolean): boolean {
  const used = node.children.length - emptyChildren(node);
  return used > 1 && node.bits > 1 && 100 * used < node.children.length * (isRoot ? HALVE_ROOT_AT : HALVE_AT);
}

function doubled<Content>(old: Node<Content>): Node<Content> {
  const node = nodeOf<Content>(old.key, old.position - 1, old.bits + 1);
  for (const child of old.children) {
    if (child === undefined) continue;
    if (!isNode(child) || !isFull(old, child)) put(node, child);
    else if (child.bits === 1) for (const below of child.children) put(node, below!);
    else for (const half of halves(child)) put(node, half);
  }
  return node;
}

/** A node's two halves, each with the children of its own first bit. */
function halves<Content>(node: Node<Content>): Node<Content>[] {
  const bits = node.bits - 1;
  const upper = node.key + 2 ** (node.position + bits);
  return [node.key, upper].map((key, index) => ({
    ...nodeOf<Content>(key, node.position, bits),
    children: node.children.slice(index * 2 ** bits, (index + 1) * 2 ** bits),
  }));
}

function halved<Content>(old: Node<Content>): Node<Content> {
  const node = nodeOf<Content>(old.key, old.position + 1, old.bits - 1);
  for (let index = 0; index < old.children.length; index += 2) {
    const pair = old.children.slice(index, index + 2);
    const [first, second] = pair.filter((child) => child !== undefined);
    if (first === undefined) continue;
    if (second === undefined) put(node, first);
    else put(node, { ...nodeOf<Content>(first.key, old.position, 1), children: pair });
  }
  return node;
}
