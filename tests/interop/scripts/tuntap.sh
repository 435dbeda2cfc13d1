# tun and tap devices, as ip tuntap makes, lists and takes them away.
[ -c /dev/net/tun ] || exit 0
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip tuntap
t ip tuntap add dev t0 mode tap
t ip tuntap add dev t0 mode tap
t ip tuntap add dev t1 mode tun user 1000 group 5 pi vnet_hdr multi_queue
t ip tuntap add mode tap
t ip tuntap add dev t2
t ip tuntap add dev t2 mode bogus
t ip tuntap
t ip -j tuntap
t ip tuntap show dev t0
t ip -d link show type tun
t ip link set t0 up
t ip -br link show t0
t ip addr add 10.0.0.1/24 dev t1
t ip link set t1 up
t ip -4 addr show t1
cat /sys/class/net/t1/tun_flags /sys/class/net/t1/owner /sys/class/net/t1/group /sys/class/net/t0/owner
t cat /sys/class/net/lo/tun_flags
t ip tuntap del dev t0 mode tap
t ip tuntap del dev t0 mode tap
t ip tuntap del dev t1 mode tap
t ip tuntap del dev t1 mode tun
t ip tuntap del dev lo mode tun
t ip link del t1
t ip tuntap
t ip link add type tun
t ip -br link
