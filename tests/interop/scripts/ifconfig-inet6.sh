# IPv6 addresses by ifconfig: those of ioctls have what those of netlink have; and what route and brctl read of tables.
ip link add eth0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name eth1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
sysctl -qw net.ipv6.conf.eth0.accept_dad=0 net.ipv6.conf.eth1.accept_dad=0; sysctl -qw net.ipv6.conf.all.accept_dad=0
L=$(mktemp)
ip -6 monitor address route > $L & P=$!
sleep 0.4
ifconfig eth0 add 2001:db8::4/64
ip link set eth0 up; ip link set eth1 up; sleep 0.2
ifconfig eth0 add 2001:db8:1::5/64; ifconfig eth0 add 2001:db8:1::5/64
ip -6 route show table all dev eth0 | sed 's/fe80:[0-9a-f:]*/LL/'
ifconfig eth0 add ::1/128; ifconfig eth0 add ff02::5/64; ifconfig eth0 add 2001:db8:2::5/129; ifconfig eth0 del 2001:db8:2::5/64
ifconfig eth0 del 2001:db8:1::5/64; ifconfig lo add 2001:db8:3::5/64
ip -6 addr | grep -v fe80
sleep 0.4; kill $P; wait 2>/dev/null; sed 's/fe80:[0-9a-f:]*/LL/' $L; rm $L
ip -6 route add 2001:db8:8::/48 via fe80::9 dev eth0 metric 5; ip -6 route add unreachable 2001:db8:9::/48
grep '^20010db8000[89]' /proc/net/ipv6_route
brctl addbr br0; ip link set br0 address 02:00:00:00:00:10; brctl addif br0 eth0; ip link set br0 up
bridge fdb add 02:00:00:00:00:77 dev eth0 master static
brctl showmacs br0 | grep -v ' no  .*[1-9]'
cat /sys/class/net/eth0/tx_queue_len; ip link set eth0 txqueuelen 4294967295; cat /sys/class/net/eth0/tx_queue_len
ls /sys/class/net/br0/bridge | grep vlan
