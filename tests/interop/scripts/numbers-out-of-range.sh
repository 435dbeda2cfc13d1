# Numbers that Linux takes and counts with as it counts: beyond what they were meant for, they wrap around, or are in the past.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link add br0 address 02:00:00:00:00:10 type bridge
ip link set v0 master br0
ip link set br0 up; ip link set v0 up; ip link set v1 up
for x in 4294967295 2147483648 2147483647 1027536 1027511 ; do
  t ip ntable change name arp_cache dev v0 queue $x
  ip ntable show dev v0 name arp_cache | grep -o 'queue.*'
  cat /proc/sys/net/ipv4/neigh/v0/unres_qlen /proc/sys/net/ipv4/neigh/v0/unres_qlen_bytes
done
for x in -1 9223372036854775808 9223372036854775807 100; do
  t ip link set br0 type bridge mcast_querier_interval $x mcast_membership_interval $x
  t ip link set v0 type bridge_slave mcast_router 3
  sleep 0.1
  ip -d link show v0 | grep -o 'mcast_router [0-9]*'
  t bridge mdb add dev br0 port v0 grp 239.1.1.1 temp
  sleep 0.1
  bridge mdb | grep 239
done
for o in ageing_time forward_delay hello_time max_age; do
  for x in 0 1 99 100 199 200 201 1000 1001 3000 3001 4000 4001 4294967295 4294967296 -1; do t ip link set br0 type bridge $o $x; done
  ip -d link show br0 | grep -o "$o [0-9]*"
done
# Files read 64 bits, and all of them are looked at.
for o in hello_time max_age; do
  for x in 4294967396 4294967896 4294967297; do echo $x 2>/dev/null > /sys/class/net/br0/bridge/$o; echo "$o $x => $?"; done
  cat /sys/class/net/br0/bridge/$o
done
