/**
 * Every family of generic netlink that Linux's own specs describe can be registered; and what the running kernel's nlctrl tells of those that
 * it has made from the same files, ours tells too.
 */
import { spawnSync } from 'node:child_process';
import { Family, nlctrl } from '../../host/codec/index.js';
import { Kernel, NETLINK_GENERIC, NetlinkSocket } from '../../host/index.js';
import { describeWithSpecs, kernelSpec, kernelSpecs } from './specs.js';

const controller = new Family(nlctrl);
/** Made by the kernel's generator, and whole: no part of them depends on how the kernel was configured. */
const MADE = ['mptcp_pm'];

/** Ids of families that are there from the start and that no spec takes the place of: nlctrl, SEG6, IOAM6. */
const KEPT = [0x10, 0x1d, 0x1e];

/** What nlctrl says of a family's policies, without the id, which is the kernel's to choose. */
function policiesIn(messages: Uint8Array[]): string[] {
  return messages.map((payload) => Buffer.from(payload.subarray(12)).toString('hex'));
}

function fromLinux(name: string): Uint8Array[] | undefined {
  const { stdout, status } = spawnSync('unshare', ['-n', 'python3', '-c', ASK, name], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  return stdout
    .trim()
    .split('\n')
    .map((line) => Uint8Array.from(Buffer.from(line, 'hex')));
}

const ASK = `
import socket, struct, sys
name = sys.argv[1].encode() + b'\\0'
attribute = struct.pack('=HH', 4 + len(name), 2) + name + bytes(-len(name) % 4)
kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 16)
kernel.send(struct.pack('=IHHII', 20 + len(attribute), 16, 0x301, 1, 0) + struct.pack('=BBH', 10, 1, 0) + attribute)
while True:
    data = kernel.recv(65536)
    at = 0
    while at < len(data):
        length, kind = struct.unpack_from('=IH', data, at)
        if kind == 3:
            sys.exit(0)
        if kind == 2:
            sys.exit(1)
        print(data[at + 16:at + length].hex())
        at += (length + 3) & ~3
`;

describeWithSpecs("Linux's specs", () => {
  test('all make families', async () => {
    using kernel = await Kernel.create();
    const specs = kernelSpecs.map(kernelSpec).filter(({ isGeneric, name }) => isGeneric && name !== 'nlctrl');
    const ids = [];
    for (const spec of specs) ids.push((await kernel.genl.register(spec, {})).id);
    expect(new Set(ids).size).toBe(specs.length);
    using socket = NetlinkSocket.open(kernel.init, NETLINK_GENERIC);
    const families = await socket.dump(16, controller.encodePayload({ operation: 'getfamily' }));
    const told = families.map((one) => (controller.decode(one).attributes as { 'family-id': number })['family-id']);
    expect(told.sort((a, b) => a - b)).toEqual([...KEPT, ...ids].sort((a, b) => a - b));
  });

  test.each(MADE)('%s: policies as the running kernel tells them', async (name) => {
    const linux = fromLinux(name);
    if (linux === undefined) return;
    using kernel = await Kernel.create();
    await kernel.genl.register(kernelSpec(name), {});
    using socket = NetlinkSocket.open(kernel.init, NETLINK_GENERIC);
    const body = controller.encodePayload({ operation: 'getpolicy', attributes: { 'family-name': name } });
    const ours = await socket.dump(16, body);
    expect(policiesIn(ours.map(({ payload }) => payload))).toEqual(policiesIn(linux));
  });
});
