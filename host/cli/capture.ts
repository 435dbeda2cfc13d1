/**
 * Netlink messages in a file: hex text, the raw bytes of datagrams one after the other, or a capture of link type 253
 * (LINKTYPE_NETLINK), pcap or pcapng, as `tcpdump -i nlmon0` and `dumpcap` write them. Which of them it is, its bytes tell.
 *
 *      packet   packet type u16, ARPHRD_NETLINK u16, unused 10, NETLINK_* u16, all big-endian; then messages
 */
import { viewOf } from '../index.js';
import { bytesOf } from './hex.js';
import { isPcap, readPcap } from './pcap.js';
import { isPcapng, readPcapng } from './pcapng.js';

/** Messages that were sent or received together. */
export interface Datagram {
  /** NETLINK_*, where the file tells. */
  protocol: number | undefined;
  bytes: Uint8Array;
}

/** A packet as a capture has it. */
export interface Packet {
  linkType: number;
  bytes: Uint8Array;
}

const COOKED_HEADER = 16;
const LINKTYPE_NETLINK = 253;

/** @throws Error for a file that is cut off, or of another link type */
export function readCapture(bytes: Uint8Array): Datagram[] {
  const view = viewOf(bytes);
  if (isPcapng(view)) return readPcapng(view).map(datagramOf);
  if (isPcap(view)) return readPcap(view).map(datagramOf);
  return [{ protocol: undefined, bytes: readHex(bytes) ?? bytes }];
}

function datagramOf({ linkType, bytes }: Packet, index: number): Datagram {
  const packet = `packet ${index + 1}`;
  if (linkType !== LINKTYPE_NETLINK)
    throw new Error(`${packet} has link type ${linkType}, and netlink is ${LINKTYPE_NETLINK}`);
  if (bytes.length < COOKED_HEADER) throw new Error(`${packet} has ${bytes.length} bytes, less than its header`);
  return { protocol: viewOf(bytes).getUint16(14), bytes: bytes.subarray(COOKED_HEADER) };
}

/** Hex digits with what people put between them: blanks, colons, commas and 0x. Undefined when it is none. */
function readHex(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  const digits = text.replace(/0x/gi, '').replace(/[\s:,]/g, '');
  if (!/^[0-9a-f]*$/i.test(digits)) return undefined;
  const found = bytesOf(digits);
  if (!found) throw new Error(`${digits.length} hex digits are no whole number of bytes`);
  return found;
}
