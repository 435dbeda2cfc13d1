# Rules.
show() { "$@"; echo "status $?"; }
ip rule
ip -6 rule
show ip rule add from 10.0.0.0/8 table 100
show ip rule add from 10.0.0.0/8 table 100
show ip rule add fwmark 5 lookup 200 pref 50
show ip rule add iif lo to 10.1.0.0/16 prohibit
ip rule
ip -j rule
show ip rule del pref 50
show ip rule del pref 51
show ip -6 rule add from 2001:db8::/32 table 100
ip -6 rule
show ip rule flush
ip rule
