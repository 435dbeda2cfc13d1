# needs: dummy, bond
# Bonds by the file that lists them, which is how ifenslave makes them.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
cd /sys/class/net
ip link add b0 address 02:00:00:00:0b:00 type bond
ip link add d0 type dummy
stat -c '%A %s %F' bonding_masters
w() { echo "\$ $1"; /bin/echo "$1" 2>&1 > bonding_masters; cat bonding_masters; }
for v in +b9 +b9 -b9 -b9 +d0 -d0 b9 + - +123456789012345 +1234567890123456 '+a/b' '+b8 x' ' +b7' '+%d' '+..' '+a:b' ''; do w "$v"; done
ip -br link show type bond | cut -d ' ' -f 1
ls
for v in -b0 -b7 -b8 -0 -123456789012345; do w "$v"; done
cat bonding_masters
cd /
