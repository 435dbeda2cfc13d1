# What is counted of packets, and files of /proc/net that have headings alone.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
cd /proc/net
all() { for f in snmp netstat snmp6 xfrm_stat ip_mr_cache ip_mr_vif ip6_mr_cache ip6_mr_vif mcfilter mcfilter6 rt_cache anycast6; do echo "# $f"; cat $f; done; }
all
ls dev_snmp6
cat dev_snmp6/lo
cat dev_snmp6/nosuch
sysctl -qw net.ipv4.ip_forward=1 net.ipv4.ip_default_ttl=99
head -2 snmp
ip link add v0 type veth peer name v1
ls dev_snmp6
cat dev_snmp6/v1
ip link set v1 mtu 1000
ls dev_snmp6
ip link set v1 mtu 1500
ls dev_snmp6
ip link set v0 name w0
ls dev_snmp6
head -1 dev_snmp6/w0
for f in connector ipconfig pnp wireless; do cat $f; done
ls -l snmp dev_snmp6 | cut -c1-10
stat -c '%A %s %F' snmp dev_snmp6 dev_snmp6/lo fib_trie
cd /
