# Rules: what selects, what is done, how they are listed and found, and their errors.
show() { "$@"; echo "status $?"; }
ip rule list
ip -4 rule list
ip -6 rule list
ip rule show table main
ip rule show lookup local
ip rule show pref 32766
show ip rule add from all lookup 5
show ip rule add not from 10.0.0.0/8 lookup 5
show ip rule add from 10.0.0.1 to 10.0.0.2/31 table 10 pref 100
show ip rule add tos 0x10 table 10
show ip rule add tos 0x11 table 10
show ip rule add dsfield 0x20 table 10
show ip rule add fwmark 0x10/0xff table 11
show ip rule add fwmark 0x10 table 11 suppress_prefixlength 0
show ip rule add table 12 suppress_ifgroup 5
show ip rule add table 12 suppress_ifgroup default
show ip rule add iif eth0 oif lo table 13
show ip rule add iif lo uidrange 0-100 table 13
show ip rule add uidrange 100-0 table 13
show ip rule add ipproto tcp sport 80 dport 1000-2000 table 14
show ip rule add ipproto 47 table 14
show ip rule add sport 5-1 table 14
show ip rule add goto 40000 pref 90
show ip rule add goto 5 pref 90
show ip rule add goto 32767 pref 91
show ip rule add nop pref 92
show ip rule add blackhole pref 93
show ip rule add unreachable pref 94
show ip rule add prohibit pref 95
show ip rule add from 10.2.0.0/16 prohibit realms 5
show ip rule add from 10.2.0.0/16 table 6 realms 5/6
show ip rule add l3mdev pref 1000
show ip rule add l3mdev protocol static pref 1001
show ip rule add tun_id 77 table 15
show ip rule add pref 200 table 100000
show ip rule add nat 10.0.0.1 from 10.0.0.5
show ip rule add table local protocol 77
ip rule
ip -d rule
ip -j rule
ip -j -p rule list pref 100
ip rule list from 10.0.0.1
ip rule list to 10.0.0.2/31
ip rule list fwmark 0x10
ip rule list fwmark 0x10/0xff
ip rule list iif lo
ip rule list oif lo
ip rule list table 13
ip rule list ipproto tcp
ip rule list dport 1000-2000
ip rule list sport 80
ip rule list tos 0x10
ip rule list uidrange 0-100
ip rule list not
ip rule list protocol static
ip rule list l3mdev
ip rule list tun_id 77
ip -s rule
ip -o rule
show ip rule add pref 40000 table 7
ip rule list pref 90
show ip rule del pref 40000
ip rule list pref 90
show ip rule del table 13
show ip rule del table 13
show ip rule del table 13
show ip rule del from 10.0.0.1
show ip rule del fwmark 0x10/0xff
show ip rule del pref 12345
show ip rule del
show ip rule add
show ip rule add bogus
show ip rule add from 10.0.0.0/33 table 5
show ip rule add from 2001:db8::/32 table 5
show ip rule add table nosuch
show ip rule add pref -1 table 5
show ip rule flush table 14
show ip rule flush protocol static
ip rule
show ip rule flush
ip rule
show ip rule del pref 0
ip rule
show ip -6 rule add from 2001:db8::/32 to 2001:db8:1::/48 table 100 pref 7
show ip -6 rule add tos 0x20 iif lo table 100
show ip -6 rule add fwmark 1 prohibit
show ip -6 rule add table 100
show ip -6 rule add table 0
show ip -6 rule add l3mdev
ip -6 rule
ip -6 -j rule
show ip -6 rule flush
ip -6 rule
ip rule save | od -An -tx1 | head -5
ip mrule
ip -6 mrule
show ip mrule add iif lo table 5
ip mrule
show ip mrule del iif lo
show ip mrule flush
ip mrule
ip -f mpls rule

