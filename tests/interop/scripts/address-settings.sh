# How IPv6 makes addresses, tokens, labels of prefixes, and settings in short.
show() { "$@"; echo "status $?"; }
ip link add v0 type veth peer name v1
ip link set v0 address 02:00:00:00:00:01
ip link set v1 address 02:00:00:00:00:02
show ip link set v0 addrgenmode none
show ip link set v0 addrgenmode stable_secret
show ip link set v1 addrgenmode random
ip -d link show v0
show ip token
show ip token set ::1234 dev v0
show ip token list
show ip token set 2001::1 dev v0
show ip token get dev v0
show ip token del dev v0
show ip token set ::1 dev lo
ip link set v0 up
ip link set v1 up
sleep 0.3
ip -6 addr show dev v0
show ip link set v0 addrgenmode eui64
ip link set v0 down
ip link set v0 up
sleep 2.5
ip -6 addr show dev v0
show ip addrlabel
show ip addrlabel add prefix 2001:db8::/32 label 99
show ip addrlabel add prefix 2001:db8::/32 label 99
show ip addrlabel add prefix 2001:db8::/32 dev v0 label 98
show ip addrlabel add prefix ::ffff:10.0.0.0/80 label 98
show ip addrlabel list
show ip addrlabel del prefix 2001:db8::/32 label 99
show ip addrlabel del prefix 2001:db8::/32 label 99
show ip addrlabel flush
show ip addrlabel list
show ip netconf
show ip -4 netconf show dev v0
show ip -6 netconf show dev lo
ip -j netconf
show ip link set v0 mtu 1000
ip -6 netconf
show ip addr add 2001:db8::1/64 dev v0
show ip addr del 2001:db8::1/64 dev v0
show ip link set v0 mtu 1500
sleep 2.5
ip -6 addr show dev v0
show ip link set lo mtu 60
ip -4 netconf
show ip addr add 10.0.0.1/24 dev lo
sysctl -qw net.ipv6.conf.v0.router_solicitations=0
show ip token set ::7 dev v0
