# needs: bond, dummy, vlan
# A bond's MTU below what IPv6 needs, and back: its ports have no IPv6 of their own then either.
sysctl -qw net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.all.accept_dad=0
ip link add d0 address 02:00:00:00:0d:00 type dummy
ip link add d1 address 02:00:00:00:0d:01 type dummy
ip link add b0 address 02:00:00:00:0b:00 type bond mode active-backup miimon 100
ip link set d0 master b0
ip link set d1 master b0
ip link set b0 up
ip link add link b0 name b0.10 type vlan id 10
ip link set b0.10 up
sleep 1.2
ip -6 addr
ip link set b0 mtu 1279
ip -6 addr
ip link set b0 mtu 1500
sleep 1.2
ip -6 addr
ip -6 route show table all
ip link set d0 down
ip link set d0 up
ip link set b0.10 mtu 1500
sleep 1.2
ip -6 addr
ip link set d0 nomaster
ip link set d0 up
sleep 1.2
ip -6 addr
# A stack of VLANs has eight links.
p=d1
for i in 1 2 3 4 5 6 7 8; do ip link add link $p name q$i type vlan id $i; p=q$i; done
ip link del b0
ip -o link | sed 's/ qdisc.*//'
