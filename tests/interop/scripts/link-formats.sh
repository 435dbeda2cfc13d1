ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
ip link add br0 address 02:00:00:00:00:10 type bridge
ip link set v0 master br0
ip addr add 10.0.0.1/24 brd + dev br0
ip addr add 2001:db8::1/64 dev br0 nodad
ip link set br0 up; ip link set v0 up; ip link set v1 up
sleep 2.5
ip -j link
ip -j -p addr show dev br0
ip -br link; ip -br addr; ip -br -4 addr; ip -br -6 addr
ip -o link; ip -o addr; ip -o -4 addr
ip -4 -o addr show scope global; ip addr show scope link; ip addr show scope host
ip addr show up; ip link show up; ip link show master br0; ip link show type bridge; ip link show type veth; ip link show group default
ip -d link show br0; ip -d link show v0
ip -j -d link show v0
ip addr show to 10.0.0.0/8; ip addr show label 'br*'; ip addr show dynamic; ip addr show permanent; ip addr show tentative
ip link show nomaster; ip addr show nomaster
ip -s link show lo; ip -s -s link show lo
ip link show vrf nosuch; ip link show type nosuch; ip link show dev nosuch; ip link show group 77
ip addr flush dev br0; ip addr show dev br0
ip -4 addr flush scope global; ip addr flush label 'x*'
ip link del br0; ip -br link
