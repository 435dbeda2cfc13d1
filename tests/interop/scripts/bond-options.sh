# needs: bond, dummy
# Every option of a bond in its modes, with a port, by ip and by files, in and out of range.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add d0 address 02:00:00:00:0d:00 type dummy
ip link add d1 address 02:00:00:00:0d:01 type dummy
s=/sys/class/net/b0/bonding
try() {
  for o in "miimon 100" "updelay 250" "downdelay 50" "peer_notify_delay 300" "arp_interval 10000" "arp_ip_target 10.0.0.1" "arp_validate active" "arp_validate filter" "arp_all_targets all" \
    "ns_ip6_target 2001:db8::1" "ns_ip6_target fe80::1" "primary d0" "primary_reselect better" "fail_over_mac active" "xmit_hash_policy layer2+3" "resend_igmp 255" "num_grat_arp 2" "all_slaves_active 1" "min_links 2" "lp_interval 5" \
    "packets_per_slave 3" "lacp_active off" "lacp_rate fast" "ad_select count" "ad_actor_sys_prio 100" "ad_user_port_key 7" "ad_actor_system 02:00:00:00:00:55" "tlb_dynamic_lb 0" "arp_missed_max 5" "active_slave d0" \
    "arp_interval 0" "arp_interval 200 miimon 100" "use_carrier 0"; do
    echo "link set b0 type bond $o"
  done | ip -force -batch - 2>&1 | sed "s/^/$1: /"
  sleep 0.7
  ip -d link show b0
}
files() {
  for o in "miimon 0" "miimon 100" "miimon x" "updelay 250" "arp_interval 10000" "arp_ip_target +10.0.0.9" "arp_ip_target -10.0.0.9" "arp_ip_target -10.0.0.8" "arp_ip_target 10.0.0.9" "arp_validate 1" "arp_validate all" \
    "arp_all_targets any" "primary d1" "primary_reselect failure" "primary_reselect 3" "fail_over_mac 0" "xmit_hash_policy encap2+3" "resend_igmp 256" "num_grat_arp 3" "num_unsol_na 4" "all_slaves_active 2" "lp_interval 0" \
    "packets_per_slave 2" "lacp_active on" "ad_select bandwidth" "ad_actor_sys_prio 0" "ad_actor_sys_prio 300" "ad_user_port_key 8" "ad_actor_system 02:00:00:00:00:66" "ad_actor_system 01:00:00:00:00:66" "tlb_dynamic_lb 1" \
    "missed_max 0" "arp_missed_max 7" "active_slave d1" "queue_id d0:17" "queue_id nosuch:1" "slaves +d1" "slaves -d1" "slaves +nosuch" "use_carrier 0" "use_carrier 1" "mode 7" "mode active-backup" "mii_status up" "ad_num_ports 2"; do
    set -- $1 $o
    { printf '%s\n' "$3" > $s/$2; } 2>/dev/null
    echo "$o: $?"
  done
  grep -s . $s/* | sed "s|^.*/|$1: |"
}
for mode in balance-rr active-backup balance-xor broadcast 802.3ad balance-tlb balance-alb; do
  ip link add b0 address 02:00:00:00:0b:00 type bond mode $mode
  ip link set d0 master b0
  try $mode
  files $mode
  sleep 0.7
  ip -d link show b0
  ip -d link show d0
  ip link set b0 down; ip link set b0 up
  try "$mode up"
  ip link set d0 down; ip link set d1 down
  ip link del b0
done
