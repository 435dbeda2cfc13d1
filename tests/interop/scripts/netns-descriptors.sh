# Namespaces that a descriptor or a socket alone keeps, and that a process enters by one.
cat > /tmp/nlw-ns-$$.py <<'P'
import os,ctypes,socket,struct,subprocess
libc=ctypes.CDLL(None,use_errno=True)
def ip(*a): print('$',*a); subprocess.run(['ip',*a],stderr=subprocess.STDOUT)
home=os.open('/proc/self/ns/net',os.O_RDONLY)
libc.unshare(0x40000000)
away=os.open('/proc/thread-self/ns/net',os.O_RDONLY)
ip('link')
ip('link','add','d0','address','02:00:00:00:00:01','type','ifb')
ip('link','add','d1','address','02:00:00:00:00:02','numrxqueues','1','numtxqueues','1','type','veth','peer','name','d2','address','02:00:00:00:00:03','numrxqueues','1','numtxqueues','1')
libc.setns(home,0x40000000)
ip('link')
# Move by descriptor: the namespace lives by the descriptor alone.
def nla(k,p): return struct.pack('<HH',4+len(p),k)+p+bytes(-len(p)%4)
s=socket.socket(16,3,0); s.bind((0,0))
def ask(t,body,flags=5):
    s.send(struct.pack('<IHHII',16+len(body),t,flags,1,0)+body)
    d=s.recv(65536); return struct.unpack_from('<i',d,16)[0]
print(ask(88,bytes(4)+nla(1,struct.pack('<i',3))+nla(3,struct.pack('<I',away))))
print(ask(88,bytes(4)+nla(1,struct.pack('<i',4))+nla(3,struct.pack('<I',0))), ask(88,bytes(4)+nla(1,struct.pack('<i',4))+nla(3,struct.pack('<I',999))))
ip('netns','list-id')
print(ask(19,struct.pack('<BxHiII',0,0,1,0,0)+nla(28,struct.pack('<I',away))))
r=os.fork()
if r==0:
    libc.setns(away,0x40000000)
    ip('link')
    print(socket.if_nameindex())
    os._exit(0)
os.waitpid(r,0)
libc.setns(away,0x40000000)
a=socket.socket(16,3,0)
libc.setns(home,0x40000000)
os.close(away)
import time; time.sleep(0.5)
ip('netns','list-id')
a.close()
time.sleep(0.8)
ip('netns','list-id')
P
python3 -u /tmp/nlw-ns-$$.py
rm /tmp/nlw-ns-$$.py
