/** A network device as its driver registers it: the 68 bytes that the module's `device_create` takes (docs/abi.md). */
import type { Driver } from './driver.js';
import { bytes, describe, integer, isBytes, type OptionNames, options as known } from './arguments.js';
import { ARPHRD_ETHER, IFNAMSIZ, MAX_ADDR_LEN } from './generated/rt-link.js';

/** What a driver knows of its device. All else is configured by rtnetlink. */
export interface DeviceOptions {
  /** At most 15 bytes. A single `%d` becomes the lowest number that makes the name free. */
  name: string;
  /** ARPHRD_*; left out, Ethernet (1). */
  type?: number;
  /** Hardware address, as bytes or as hexadecimal pairs with colons. Left out, a random one, locally administered. */
  address?: Uint8Array | string;
  /** Largest packet, in bytes; left out, 1500. */
  mtu?: number;
  /** Length of the transmit queue, in packets; left out, 1000. */
  txqlen?: number;
  /** Whether the cable is in; left out, it is. */
  carrier?: boolean;
  /** Who is asked and told when somebody sets the device. */
  driver?: Driver;
}

const DEVICE_OPTIONS: OptionNames<DeviceOptions> = {
  name: true,
  type: true,
  address: true,
  mtu: true,
  txqlen: true,
  carrier: true,
  driver: true,
};

const SPEC_SIZE = 68;
const CARRIER_ON = 1;

/**
 *      0 name[16] │ 16 type u16 │ 18 address length u16 │ 20 address[32] │ 52 mtu │ 56 txqlen │ 60 flags │ 64 driver
 *
 * @param random gives 32 random bits
 * @param driver the number of its driver, or 0
 */
export function encodeDevice(options: DeviceOptions, random: () => number, driver = 0): Uint8Array {
  const {
    name,
    type = ARPHRD_ETHER,
    mtu = 1500,
    txqlen = 1000,
    carrier = true,
  } = known(options, DEVICE_OPTIONS, 'createDevice');
  const address = options.address === undefined ? randomAddress(random) : addressBytes(options.address);
  const text = new TextEncoder().encode(name);
  if (typeof name !== 'string' || text.length === 0 || text.length >= IFNAMSIZ) {
    throw new TypeError(`a device's name has 1 to ${IFNAMSIZ - 1} bytes, and this is ${describe(name)}`);
  }
  const spec = new Uint8Array(SPEC_SIZE);
  const view = new DataView(spec.buffer);
  spec.set(text);
  view.setUint16(16, integer(type, 'type'), true);
  view.setUint16(18, address.length, true);
  spec.set(address, 20);
  view.setUint32(52, integer(mtu, 'mtu'), true);
  view.setUint32(56, integer(txqlen, 'txqlen'), true);
  view.setUint32(60, carrier ? CARRIER_ON : 0, true);
  view.setUint32(64, driver, true);
  return spec;
}

function addressBytes(address: Uint8Array | string): Uint8Array {
  if (!isBytes(address) && !/^[0-9a-f]{2}(:[0-9a-f]{2})*$/i.test(address)) {
    throw new TypeError(`a hardware address looks like 02:00:00:00:00:01, and this is ${describe(address)}`);
  }
  const found = isBytes(address) ? address : Uint8Array.from(address.split(':'), (pair) => Number.parseInt(pair, 16));
  if (found.length > MAX_ADDR_LEN) throw new TypeError(`a hardware address has at most ${MAX_ADDR_LEN} bytes`);
  return bytes(found, 'address');
}

/** Unicast, and marked as administered locally (IEEE 802). */
function randomAddress(random: () => number): Uint8Array {
  const address = Uint8Array.from({ length: 6 }, random);
  address[0] = ((address[0] ?? 0) & 0xfe) | 0x02;
  return address;
}
