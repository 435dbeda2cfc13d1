# ip xfrm: policies and states; those of this kernel are numbers that wait. When they were made is not compared.
t() { echo "\$ $*"; "$@" 2>&1 | sed "s/add [0-9-]* [0-9:]* use/add … use/"; }
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 enc 'cbc(aes)' 0x00112233445566778899aabbccddeeff auth 'hmac(sha256)' 0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 aead 'rfc4106(gcm(aes))' 0x0011223344556677889900112233445566778899 128
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 enc 'nosuch' 0x00112233445566778899aabbccddeeff
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 enc 'ecb(cipher_null)' ''
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 mode transport
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto ah spi 0x101 auth 'hmac(sha1)' 0x0011223344556677889900112233445566778899
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto ah spi 0x101 auth 'hmac(sha1)' 0x00 mode tunnel
t ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto comp spi 0x102 comp deflate
t ip xfrm state add src fc00::1 dst fc00::2 proto route2 mode ro coa fc00::3
t ip xfrm state add src fc00::1 dst fc00::2 proto hao mode ro coa fc00::3
t ip xfrm state add src fc00::1 dst fc00::2 proto esp spi 0x100 enc 'cbc(aes)' 0x00112233445566778899aabbccddeeff
t ip xfrm state add src fc00::1 dst 10.0.0.2 proto esp spi 0x100
t ip xfrm state list
t ip xfrm state allocspi src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 min 0x100 max 0x200
t ip xfrm state allocspi src 10.0.0.1 dst 10.0.0.2 proto esp min 0x100 max 0x100
t ip xfrm state allocspi src 10.0.0.1 dst 10.0.0.2 proto esp min 0x100 max 0x100
t ip xfrm state allocspi src 10.0.0.3 dst 10.0.0.2 proto esp min 0x100 max 0x100 mode tunnel reqid 5
t ip xfrm state allocspi src 10.0.0.3 dst 10.0.0.2 proto comp min 0x100 max 0x100
t ip xfrm state allocspi src 10.0.0.3 dst 10.0.0.2 proto ah min 0x100 max 0x100
t ip xfrm state allocspi src 10.0.0.3 dst 10.0.0.2 proto route2
t ip -s xfrm state list
t ip xfrm state count
t ip -s xfrm state count
t ip xfrm state update src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 enc 'cbc(aes)' 0x00112233445566778899aabbccddeeff
t ip xfrm state get src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100
t ip xfrm state delete src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100
t ip xfrm state flush proto ah
t ip xfrm state deleteall
t ip xfrm state list
t ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir out
t ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir out
t ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir out priority 5
t ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir in tmpl src 192.0.2.1 dst 192.0.2.2 proto esp mode tunnel reqid 7
t ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir in tmpl src 192.0.2.1 dst 192.0.2.2 proto esp mode tunnel reqid 7
t ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir fwd action block
t ip xfrm policy add src ::/0 dst ::/0 dir fwd action block
t ip xfrm policy add dir in
t ip xfrm policy add dir out ptype sub
t ip xfrm policy add dir out proto tcp sport 5 dport 7 dev lo if_id 3 mark 5 mask 7 index 9
t ip xfrm policy list
t ip -s xfrm policy list
t ip xfrm policy get src 10.0.0.0/24 dst 10.1.0.0/24 dir in
t ip xfrm policy update src 10.0.0.0/24 dst 10.1.0.0/24 dir in priority 9
t ip xfrm policy get src 10.0.0.0/24 dst 10.1.0.0/24 dir in
t ip xfrm policy delete src 10.0.0.0/24 dst 10.1.0.0/24 dir in
t ip xfrm policy delete src 10.0.0.0/24 dst 10.1.0.0/24 dir in
t ip -s xfrm policy count
t ip xfrm policy deleteall dir out
t ip xfrm policy list
t ip xfrm policy flush
t ip xfrm policy count
heard=$(mktemp)
ip xfrm monitor > "$heard" 2>&1 &
sleep 1
ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir out tmpl src 192.0.2.1 dst 192.0.2.2 proto esp mode tunnel
ip xfrm policy update src 10.0.0.0/24 dst 10.1.0.0/24 dir out priority 3
ip xfrm policy add src 10.0.0.0/24 dst 10.1.0.0/24 dir in limit time-hard 1
ip xfrm policy delete src 10.0.0.0/24 dst 10.1.0.0/24 dir out
ip xfrm state allocspi src 10.0.0.1 dst 10.0.0.2 proto esp min 5 max 5
ip xfrm state delete src 10.0.0.1 dst 10.0.0.2 proto esp spi 5
sleep 2
ip xfrm policy add dir in
ip xfrm policy flush
ip xfrm state flush
sleep 0.5
kill $!
wait $! 2> /dev/null
cat "$heard"
rm "$heard"
