/**
 * Netlink messages in a file: hex text, the raw bytes of datagrams one after the other, or a pcap file of link type 253
 * (LINKTYPE_NETLINK), as `tcpdump -i nlmon0` writes it. Which of them it is, its bytes tell.
 *
 *      pcap     magic u32, version u16 u16, zone s32, accuracy u32, limit u32, link type u32; then packets
 *      packet   seconds u32, fraction u32, captured u32, original u32, bytes
 *      bytes    packet type u16, ARPHRD_NETLINK u16, unused 10, NETLINK_* u16, all big-endian; then messages
 */
import { bytesOf } from './hex.js';
import { viewOf } from '../index.js';

/** Messages that were sent or received together. */
export interface Datagram {
  /** NETLINK_*, where the file tells. */
  protocol: number | undefined;
  bytes: Uint8Array;
}

const FILE_HEADER = 24;
const PACKET_HEADER = 16;
const COOKED_HEADER = 16;
const LINKTYPE_NETLINK = 253;
/** The magic numbers of files with microseconds and with nanoseconds, read in the file's own byte order. */
const MAGIC = [0xa1b2c3d4, 0xa1b23c4d];
const PCAPNG = 0x0a0d0d0a;

/** @throws Error for a file that is cut off, or of another link type */
export function readCapture(bytes: Uint8Array): Datagram[] {
  if (bytes.length >= 4) {
    const view = viewOf(bytes);
    if (view.getUint32(0) === PCAPNG)
      throw new Error("pcapng is not read here; 'tcpdump -r FILE -w OUT' makes a pcap file of it");
    if (MAGIC.includes(view.getUint32(0, true))) return readPcap(view, true);
    if (MAGIC.includes(view.getUint32(0, false))) return readPcap(view, false);
  }
  return [{ protocol: undefined, bytes: readHex(bytes) ?? bytes }];
}

function readPcap(view: DataView, little: boolean): Datagram[] {
  if (view.byteLength < FILE_HEADER) throw new Error('the pcap file ends in its header');
  // The upper bits may tell of a frame check sequence, which netlink has not.
  const linkType = view.getUint32(20, little) & 0xffff;
  if (linkType !== LINKTYPE_NETLINK)
    throw new Error(`the pcap file has link type ${linkType}, and netlink is ${LINKTYPE_NETLINK}`);
  const found: Datagram[] = [];
  for (let at = FILE_HEADER; at < view.byteLength;) {
    const start = at + PACKET_HEADER;
    const captured = start <= view.byteLength ? view.getUint32(at + 8, little) : 0;
    const number = found.length + 1;
    if (start + captured > view.byteLength) throw new Error(`the pcap file ends in packet ${number}`);
    if (captured < COOKED_HEADER) throw new Error(`packet ${number} has ${captured} bytes, less than its header`);
    found.push({
      protocol: view.getUint16(start + 14),
      bytes: new Uint8Array(view.buffer, view.byteOffset + start + COOKED_HEADER, captured - COOKED_HEADER),
    });
    at = start + captured;
  }
  return found;
}

/** Hex digits with what people put between them: blanks, colons, commas and 0x. Undefined when it is none. */
function readHex(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!/^[0-9a-fx\s:,]*$/i.test(text)) return undefined;
  const digits = text.replace(/0x/gi, '').replace(/[\s:,]/g, '');
  const found = bytesOf(digits);
  if (!found) throw new Error(`${digits.length} hex digits are no whole number of bytes`);
  return found;
}
