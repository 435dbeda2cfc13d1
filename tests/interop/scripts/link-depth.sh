# How many links can lie on each other: a bridge over a macvlan over a bridge, and so on.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add b0 address 02:00:00:00:00:10 type bridge
for i in 1 2 3 4; do
  j=$((i-1))
  echo "m$i on b$j"; ip link add link b$j name m$i address 02:00:00:00:00:2$i type macvlan
  ip link add b$i address 02:00:00:00:00:1$i type bridge
  echo "m$i below b$i"; ip link set m$i master b$i
done
ip link add link m4 name m5 type macvlan
ip link add v0 address 02:00:00:00:00:30 type veth peer name p0 address 02:00:00:00:00:31
echo "v0 below all"; ip link set v0 master b0
ip link set m2 nomaster
echo "v0 below those left"; ip link set v0 master b0
ip link set m2 master b2
ip link set v0 nomaster
ip link set m2 master b2
ip link set m4 master b4
ip -o link | sed 's/ qdisc.*master/ master/; s/ qdisc.*//'
