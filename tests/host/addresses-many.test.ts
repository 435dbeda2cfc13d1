/** Addresses in numbers, and those that the kernel makes in the course of time. */
import { Kernel } from '../../host/index.js';

const LO = 1;
const REQUEST_CREATE = 0x0401;
const RTM_NEWADDR = 20;
const RTM_DELADDR = 21;
const RTM_GETADDR = 22;
const AF_INET = 2;
const AF_INET6 = 10;
const NODAD = 2;
const MANAGETEMPADDR = 0x100;

interface Address {
  family: number;
  prefixlen: number;
  index?: number;
  bytes: number[];
  flags?: number;
  lifetimes?: [preferred: number, valid: number];
}

/** A request about one address. */
function message(type: number, { family, prefixlen, index = LO, bytes, flags = 0, lifetimes }: Address): Buffer {
  const attributes = [attribute(2, Buffer.from(bytes)), attribute(8, u32(flags))];
  if (lifetimes) attributes.push(attribute(6, Buffer.concat([u32(lifetimes[0]), u32(lifetimes[1]), Buffer.alloc(8)])));
  const body = Buffer.concat([Buffer.from([family, prefixlen, 0, 0]), u32(index), ...attributes]);
  return header(type, REQUEST_CREATE, body);
}

function header(type: number, flags: number, body: Buffer): Buffer {
  const start = Buffer.alloc(16);
  start.writeUInt32LE(16 + body.length, 0);
  start.writeUInt16LE(type, 4);
  start.writeUInt16LE(flags, 6);
  return Buffer.concat([start, body]);
}

function attribute(type: number, payload: Buffer): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt16LE(4 + payload.length, 0);
  start.writeUInt16LE(type, 2);
  return Buffer.concat([start, payload]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

class Machine {
  private constructor(
    readonly kernel: Kernel,
    readonly clock: { now: number },
    readonly fd: number,
  ) {}

  static async boot(): Promise<Machine> {
    const clock = { now: 10_000 };
    const kernel = await Kernel.create({ clock: () => clock.now });
    return new Machine(kernel, clock, kernel.init.socket(16, 3, 0));
  }

  /** Sends messages, as many at once as a send takes, and says what the kernel answered: errors. */
  send(messages: Buffer[]): number[] {
    const errors: number[] = [];
    for (let i = 0; i < messages.length; i += 2000) {
      this.kernel.init.sendto(this.fd, Buffer.concat(messages.slice(i, i + 2000)), 0);
      errors.push(
        ...this.drain()
          .filter(({ type }) => type === 2)
          .map(({ body }) => body.readInt32LE(0)),
      );
    }
    return errors;
  }

  drain(): { type: number; body: Buffer }[] {
    const found: { type: number; body: Buffer }[] = [];
    for (;;) {
      let data: Buffer;
      try {
        data = Buffer.from(this.kernel.init.recv(this.fd, 65536, 0x40));
      } catch {
        return found;
      }
      for (let at = 0; at + 16 <= data.length; at += (data.readUInt32LE(at) + 3) & ~3)
        found.push({ type: data.readUInt16LE(at + 4), body: data.subarray(at + 16, at + data.readUInt32LE(at)) });
    }
  }

  /** The IPv6 addresses there are: flags, and the first two attributes' bytes in hexadecimal. */
  addresses(): { flags: number; address: string }[] {
    this.kernel.init.sendto(this.fd, header(RTM_GETADDR, 0x301, Buffer.from([AF_INET6, 0, 0, 0, 0, 0, 0, 0])), 0);
    return this.drain()
      .filter(({ type }) => type === RTM_NEWADDR)
      .map(({ body }) => ({ flags: body[2] ?? 0, address: body.subarray(12, 28).toString('hex') }));
  }

  wait(milliseconds: number): void {
    const end = this.clock.now + milliseconds;
    for (let next = this.kernel.nextTimer; next !== undefined && next <= end; next = this.kernel.nextTimer) {
      this.clock.now = Math.max(this.clock.now, next);
      this.kernel.runTimers();
    }
    this.clock.now = end;
  }
}

/** The n-th address: of IPv4 in networks of its own, of IPv6 in one. */
function nth(family: number, n: number): Address {
  const low = [(n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff];
  if (family === AF_INET) return { family, prefixlen: 32, bytes: [10, ...low] };
  return { family, prefixlen: 64, flags: NODAD, bytes: [0x20, 1, 0xd, 0xb8, ...Array<number>(9).fill(0), ...low] };
}

describe('100,000 addresses on one link', () => {
  const COUNT = 100_000;

  test.each([
    ['IPv4, each in a network of its own', (n: number) => nth(AF_INET, n)],
    ['IPv4, all in one', (n: number) => ({ ...nth(AF_INET, n), prefixlen: 8 })],
    ['IPv6', (n: number) => nth(AF_INET6, n)],
  ])(
    '%s: no more than 336 bytes each with the routes that it brings, and taken away from either end',
    async (_, address) => {
      const machine = await Machine.boot();
      machine.send([message(RTM_NEWADDR, address(COUNT + 1))]);
      const before = machine.kernel.memory.used;
      const all = Array.from({ length: COUNT }, (_ignored, n) => address(n));
      expect(machine.send(all.map((each) => message(RTM_NEWADDR, each)))).toEqual([]);
      expect((machine.kernel.memory.used - before) / COUNT).toBeLessThan(336);
      const [first, second] = [all.slice(0, COUNT / 2), all.slice(COUNT / 2).reverse()];
      const gone = first.flatMap((each, n) => [each, second[n] ?? each]);
      expect(machine.send(gone.map((each) => message(RTM_DELADDR, each)))).toEqual([]);
      machine.kernel.close();
    },
    60_000,
  );
});

describe('temporary addresses', () => {
  async function managed(): Promise<{ machine: Machine; index: number }> {
    const machine = await Machine.boot();
    const index = machine.kernel.createDevice({ name: 'eth0', address: '02:00:00:00:00:01' });
    machine.kernel.sysctl.set('net.ipv6.conf.eth0.use_tempaddr', 2);
    machine.kernel.sysctl.set('net.ipv6.conf.eth0.max_desync_factor', 1);
    machine.send([header(19, 1, Buffer.concat([Buffer.alloc(4), u32(index), u32(1), u32(1)]))]);
    return { machine, index };
  }

  function source(index: number, lifetimes: [number, number], flags = NODAD | MANAGETEMPADDR): Address {
    const bytes = [0x20, 1, 0xd, 0xb8, ...Array<number>(11).fill(0), 1];
    return { family: AF_INET6, prefixlen: 64, index, flags, bytes, lifetimes };
  }

  const temporaries = (machine: Machine) => machine.addresses().filter(({ flags }) => (flags & 1) !== 0);

  test('one is made with the address and goes with it', async () => {
    const { machine, index } = await managed();
    machine.send([message(RTM_NEWADDR, source(index, [100, 200]))]);
    machine.wait(1500);
    expect(temporaries(machine)).toHaveLength(1);
    expect(temporaries(machine)[0]?.address).toMatch(/^20010db800000000/);
    machine.send([message(RTM_DELADDR, source(index, [100, 200]))]);
    expect(temporaries(machine)).toHaveLength(0);
    machine.kernel.close();
  });

  test('the next one comes before the end of the last one, which ends', async () => {
    const { machine, index } = await managed();
    machine.kernel.sysctl.set('net.ipv6.conf.eth0.temp_prefered_lft', 30);
    machine.kernel.sysctl.set('net.ipv6.conf.eth0.temp_valid_lft', 60);
    machine.send([message(RTM_NEWADDR, source(index, [10_000, 20_000]))]);
    machine.wait(20_000);
    const [first] = temporaries(machine);
    machine.wait(10_500);
    expect(temporaries(machine)).toHaveLength(2);
    machine.wait(31_000);
    expect(temporaries(machine)).not.toContainEqual(expect.objectContaining({ address: first?.address }));
    expect(temporaries(machine).length).toBeGreaterThan(0);
    machine.kernel.close();
  });

  test('one that somebody else has is another', async () => {
    const { machine, index } = await managed();
    machine.send([message(RTM_NEWADDR, source(index, [10_000, 20_000]))]);
    machine.wait(100);
    const [first] = temporaries(machine);
    machine.kernel.reportDuplicate(index, Buffer.from(first?.address ?? '', 'hex'));
    machine.wait(1500);
    expect(temporaries(machine)).toHaveLength(1);
    expect(temporaries(machine)[0]?.address).not.toBe(first?.address);
    machine.kernel.close();
  });
});

test('a duplicate is told, and stays; with accept_dad 2 the link has no IPv6 any more', async () => {
  const machine = await Machine.boot();
  const index = machine.kernel.createDevice({ name: 'eth0', address: '02:00:00:00:00:01' });
  machine.send([header(19, 1, Buffer.concat([Buffer.alloc(4), u32(index), u32(1), u32(1)]))]);
  machine.send([message(RTM_NEWADDR, { ...nth(AF_INET6, 1), index, flags: 0 })]);
  const failed = Buffer.from(nth(AF_INET6, 1).bytes);
  machine.kernel.reportDuplicate(index, failed);
  expect(machine.addresses()[0]?.flags).toBe(0x80 | 0x40 | 0x08);
  expect(() => machine.kernel.reportDuplicate(index, failed)).toThrow('EADDRNOTAVAIL');
  machine.kernel.sysctl.set('net.ipv6.conf.eth0.accept_dad', 2);
  machine.kernel.reportDuplicate(index, Buffer.from('fe80000000000000000000fffe000001', 'hex'));
  expect(machine.addresses()).toEqual([]);
  expect(machine.kernel.sysctl.get('net.ipv6.conf.eth0.disable_ipv6')).toBe('1');
  machine.kernel.close();
});
