/**
 * Hardware addresses that a kernel draws by itself, such as a bond's that lost its last port: they are numbered in the order in which they are
 * first told, and stand by their number wherever they are told, also in the identifiers that IPv6 makes of them.
 */
import type { Result } from './recording.js';

/** IFLA_ADDRESS of an Ethernet link, padded. */
const ADDRESS = /0a000100([0-9a-f]{12})0000/g;
/**
 * Those that requests name, no address, and no address at all: an index and flags behind the family of IPv6 and the type of Ethernet in a header,
 * or a name of a kind, or a number, in an answer that repeats the request.
 */
const NAMED = /^(..0000|ffffffffffff|([67][0-9a-f]){5})/;
const [GROUP, LOCAL] = [1, 2];

/** Results of one kernel with numbers for such addresses. */
export function withoutDrawn(results: readonly Result[]): Result[] {
  const text = JSON.stringify(results);
  const drawn = new Set([...text.matchAll(ADDRESS)].map((match) => match[1]!).filter(isDrawn));
  let out = text;
  [...drawn].forEach((address, index) => {
    const number = `fe${index.toString(16).padStart(10, '0')}`;
    out = out.replaceAll(address, number).replaceAll(identifier(address), identifier(number));
  });
  return JSON.parse(out) as Result[];
}

/** What is drawn is never a group's (eth_random_addr). */
function isDrawn(address: string): boolean {
  return !NAMED.test(address) && (parseInt(address.slice(0, 2), 16) & (GROUP | LOCAL)) === LOCAL;
}

/** The modified EUI-64 of an address. */
function identifier(address: string): string {
  const first = (parseInt(address.slice(0, 2), 16) ^ LOCAL).toString(16).padStart(2, '0');
  return `${first}${address.slice(2, 6)}fffe${address.slice(6)}`;
}
