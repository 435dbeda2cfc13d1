# needs: dummy, vlan, bond
# What /proc/net/bonding and /proc/net/vlan tell.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
c() { for f; do echo "## $f"; cat $f | sed 's/^\(Ethernet Channel Bonding Driver: v\).*/\1VERSION/'; done; }
ip link add d0 address 02:00:00:00:0d:00 type dummy
ip link add v0 address 02:00:00:00:0a:00 numtxqueues 1 numrxqueues 1 type veth peer name p0 address 02:00:00:00:0a:10 numtxqueues 1 numrxqueues 1
ip link set p0 up
ip link add b0 address 02:00:00:00:0b:00 type bond mode active-backup miimon 100 primary d0
c /proc/net/bonding/b0
ip link set d0 master b0; ip link set v0 master b0; ip link set b0 up; sleep 1.2
ip link set v0 type bond_slave queue_id 3
ip link set p0 down; sleep 0.5
c /proc/net/bonding/b0
ip link add b1 address 02:00:00:00:0b:01 type bond mode active-backup arp_interval 100 arp_ip_target 10.0.0.1,10.0.0.2 ns_ip6_target 2001:db8::1 fail_over_mac active
c /proc/net/bonding/b1
ip link add b2 address 02:00:00:00:0b:02 type bond mode balance-xor xmit_hash_policy layer2+3
c /proc/net/bonding/b2
ip link add b3 address 02:00:00:00:0b:03 type bond mode 802.3ad min_links 1 miimon 100 updelay 200 downdelay 300 lacp_rate fast ad_select count
c /proc/net/bonding/b3
for m in balance-rr broadcast balance-tlb balance-alb; do ip link add x type bond mode $m; c /proc/net/bonding/x; ip link del x; done
ip link add link b0 name b0.5 type vlan id 5 ingress 1:2 3:4 egress 1:2 5:6 17:3
ip link add link d0 name dv type vlan id 4094 protocol 802.1ad reorder_hdr off gvrp on
c /proc/net/vlan/config /proc/net/vlan/b0.5 /proc/net/vlan/dv
ip link set dv name dw
c /proc/net/vlan/dw /proc/net/vlan/dv /proc/net/bonding/d0 /proc/net/vlan/d0
ip link add br0 address 02:00:00:00:0c:00 type bridge
ip link set b0.5 master br0
ip link add b4 type bond
ip link set dw master b4
head -1 /proc/net/vlan/b0.5 /proc/net/vlan/dw
