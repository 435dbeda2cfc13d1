# Where names and link-layer addresses of links come from: addr_assign_type and name_assign_type.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
s() { for l in "$@"; do echo "$l addr $(cat /sys/class/net/$l/addr_assign_type 2>&1) name $(cat /sys/class/net/$l/name_assign_type 2>&1)"; done; }
s lo
ip link add v0 type veth peer name v1
s v0 v1
ip link add type veth
s veth0 veth1
ip link add v2 address 02:00:00:00:00:02 type veth peer name v3
s v2 v3
ip link add v4 type veth peer name v5 address 02:00:00:00:00:05
s v4 v5
ip link add v6 address 02:00:00:00:00:06 type veth
s v6 veth0 veth2
ip link set v0 address 02:00:00:00:00:10
s v0
ip link set v0 name w0
s w0
ip link set w0 name w0
s w0
ip link set w0 name v0
s v0
ip link add dev x%d type veth
s x0
ip link set x0 name y%d
s y0
ip link add br0 type bridge
s br0
ip link set v0 master br0
s br0 v0
ip link set v1 master br0
s br0
ip link set br0 address 02:00:00:00:00:99
s br0
ip link set br0 address $(cat /sys/class/net/v0/address)
s br0
ip link add br1 address 02:00:00:00:00:98 type bridge
s br1
ip link add link v2 type macvlan
s macvlan0
ip link add link v2 name m1 type macvlan mode passthru
s m1
ip link add link v3 name m1 type macvlan mode passthru
s m1
ip link add link v4 name m2 address 02:00:00:00:01:02 type macvlan
s m2
ip link add link m2 name m3 type macvlan
s m3
ip link add link v4 name m4 type macvtap
s m4
ip link set m3 address 02:00:00:00:01:03
s m3
ip link add vx0 type vxlan id 5 dstport 4789
s vx0
ip link add ifb5 type ifb
s ifb5
ip link add type ifb
s ifb0
ip tuntap add tap0 mode tap
ip tuntap add mode tun
ip tuntap add mode tap
s tap0 tun0 tap1
ip link set tap0 address 02:00:00:00:03:00
ip link set tun0 name tunx
ip link set tap1 name tapx
s tap0 tunx tapx
brctl addbr bb0
s bb0
ip netns add origin
ip link set v5 netns origin
ip netns exec origin cat /sys/class/net/v5/addr_assign_type /sys/class/net/v5/name_assign_type
ip -n origin link add v4 type veth
ip link set v4 netns origin
ip link set v4 netns origin name z9
ip netns exec origin cat /sys/class/net/z9/addr_assign_type /sys/class/net/z9/name_assign_type
ip -n origin link add dev q0 netns $$ type veth peer name q1
ip netns exec origin cat /sys/class/net/lo/name_assign_type
s q0
ip netns del origin
ip link add numtxqueues 1 name vv0 type veth peer address 02:00:00:00:00:77
s vv0
ip -br link | sed 's/@.*//;s/ .*//' | grep veth
