# What is told of links in the order in which they came, whatever their indices are: ports of bridges, addresses by ioctl.
ip link add name i20 index 20 type ifb
ip link add name i5 index 5 type ifb
ip addr add 10.0.0.1/24 dev i20
ip addr add 10.0.0.2/24 dev i5
ip addr add 127.0.0.5/8 dev lo
python3 - <<'PYTHON'
import array, fcntl, socket, struct
SIOCGIFCONF, SIZE, IFREQ = 0x8912, 4096, 40
buffer = array.array('B', bytes(SIZE))
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
    request = struct.pack('iL', SIZE, buffer.buffer_info()[0])
    length, _ = struct.unpack('iL', fcntl.ioctl(asking, SIOCGIFCONF, request))
print([buffer.tobytes()[at:at + 16].rstrip(b'\0').decode() for at in range(0, length, IFREQ)])
PYTHON
ip link add br0 type bridge
ip link set i5 master br0
ip link set i20 master br0
bridge link
ip -br link
