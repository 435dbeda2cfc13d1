# Interface ioctls that few programs make: stamps by a driver, and the version of bridges, which is the call's result.
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link add br0 address 02:00:00:00:00:10 type bridge
python3 - <<'P'
import errno, fcntl, socket
SHWTSTAMP, GHWTSTAMP, GIFBR, SIFBR = 0x89b0, 0x89b1, 0x8940, 0x8941
any_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for request in SHWTSTAMP, GHWTSTAMP, GIFBR, SIFBR:
    for name in 'lo', 'v0', 'br0', 'v0:1', 'nosuch', '':
        ifreq = bytearray(name.encode().ljust(40, b'\0'))
        try:
            print(hex(request), name, fcntl.ioctl(any_socket, request, ifreq), ifreq[16:].hex())
        except OSError as error:
            print(hex(request), name, errno.errorcode[error.errno])
P
