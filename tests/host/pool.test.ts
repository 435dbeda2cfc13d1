/** pooledReads: arrays that share buffers, and never bytes; one that is transferred; and that without the option each has its own. */
import { AF_NETLINK, Kernel, MSG_PEEK, NETLINK_USERSOCK, type Process, SOCK_RAW } from '../../host/index.js';

function pair(process: Process): (bytes: number, fill: number) => Uint8Array {
  const [sender, receiver] = [0, 0].map(() => process.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK));
  process.bind(receiver!, { pid: 7 });
  return (bytes, fill) => {
    process.sendto(sender!, new Uint8Array(bytes).fill(fill), 0, { pid: 7 });
    expect(process.recv(receiver!, 65536, MSG_PEEK)).toHaveLength(bytes);
    return process.recvfrom(receiver!, 65536).data;
  };
}

test('what is read stays as it is, whatever is read after it', async () => {
  const kernel = await Kernel.create({ pooledReads: true });
  const read = pair(kernel.init);
  const sizes = [65, 4096, 256, 1000, 71, 100, 64, 4097];
  const kept = Array.from({ length: 400 }, (_, n) => ({ n, data: read(sizes[n % sizes.length]!, n) }));
  for (const { n, data } of kept) expect(data).toEqual(new Uint8Array(sizes[n % sizes.length]!).fill(n));
  const buffers = new Set(kept.map(({ data }) => data.buffer));
  expect(buffers.size).toBeLessThan(kept.length / 2);
  // Whoever writes to one changes that alone.
  kept[0]!.data.fill(77);
  expect(kept[1]!.data).toEqual(new Uint8Array(4096).fill(1));
});

test('a buffer that is transferred is not used again', async () => {
  const kernel = await Kernel.create({ pooledReads: true });
  const read = pair(kernel.init);
  structuredClone(read(100, 1), { transfer: [read(100, 2).buffer] });
  expect(read(100, 3)).toEqual(new Uint8Array(100).fill(3));
});

test('without the option each has a buffer of its own', async () => {
  const kernel = await Kernel.create();
  const read = pair(kernel.init);
  expect(read(100, 1).buffer.byteLength).toBe(100);
});

test('a restored kernel may have it too', async () => {
  const kernel = await Kernel.restore((await Kernel.create()).snapshot(), { pooledReads: true });
  const read = pair(kernel.init);
  expect(read(100, 1).buffer).toBe(read(100, 2).buffer);
});
