# Dumps in the order in which links came, and those in the order of their indexes
ip link add name b20 index 20 address 02:00:00:00:00:20 type bridge
ip link add name b10 index 10 address 02:00:00:00:00:10 type bridge
ip link add name x15 index 15 type vxlan id 5 dstport 4789
ip link add name v9 index 9 address 02:00:00:00:00:09 type veth peer name v8 index 8 address 02:00:00:00:00:08
ip link add name v6 index 6 address 02:00:00:00:00:06 type veth peer name v7 index 7 address 02:00:00:00:00:07
ip link set v9 master b20; ip link set v8 master b10
for link in b20 b10 v8 v9 v7 v6; do
  echo 1 > /proc/sys/net/ipv6/conf/$link/disable_ipv6
  ip link set $link up
done
sleep 1.2
bridge mdb add dev b20 port v9 grp 239.1.1.1 permanent
bridge mdb add dev b10 port v8 grp 239.1.1.1 permanent
tc qdisc add dev v9 root handle 9: pfifo
tc qdisc add dev v8 root handle 8: pfifo
ip -br link | grep -o '^[a-z0-9]*'
bridge mdb show
bridge -s mdb show
tc qdisc show
bridge fdb show | grep permanent | grep -o 'dev [a-z0-9]*'
bridge vlan show
bridge link show | grep -o '^[0-9]*: [a-z0-9]*'
ip netconf show | grep -o '^[a-z0-9]* [a-z0-9]*'
ip stats show group link | grep '^[0-9]'
