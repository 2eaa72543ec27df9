/** A program with every statement and expression form that the grammar has. */
export const everyForm = `
import a, b.c as d
from . import e
from ..f.g import (h as i, j,)
from k import *
type Alias[T] = list[T]
x = 1
x: int = 0x1F + 1.5 - 2 * 3 / 4 // 5 % 6 ** 7 @ 8 & 9 | 10 ^ 11 << 12 >> ~13
y = z = (1,)
a, *b = [1, *b], {1, *b}
(a, [b, c]) = d
x += -1
x |= {}
o.p.q = o["k"][0][1:2, ::3, ...]
f(a, *b, k=c, **d)(x for x in y)
d = {**a, "b": 1, c: d}
s = "a" 'b' b"c" r"d\\e"
s = f"a{b!r:>{w}}{c=}{{" "t" f'{d["e"]}'
t = a if b and not c or d else lambda q, /, *r, s=1, **t: q
u = a < b <= c != d is not e not in f in g is h
v = [p async for p, *_ in q if p for r in p]
w = {p for p in q}
w = {p: r for p, r in q}
w = (p for p in q)
if (n := f(x)) and True:
    pass
elif None:
    x
else:
    x; y
while a:
    break
else:
    continue
for i, (j, k) in *x, y:
    del a, b.c, d[0], e[f]
else:
    pass
try:
    assert a, "m"
except (A, B) as e:
    raise A(b) from c
except C, D:
    raise
else:
    a
finally:
    print("x")
try:
    a
except* E:
    b
print "x", y
with (open(a) as f, g() as (h, i)), j:
    pass
with k as l.m: pass
@dec
@mod.dec(arg, k=1)
async def f[T: int, *Ts, **P](a, b: "int", /, c=1, *args: T, d: str = "x", **kw) -> R:
    global g, gg
    await h()
    async for i in k(): pass
    async with l() as m: yield p
    x = yield
    yield from z
    return a, *b
@dec
class A[T](B, C[int], metaclass=M):
    x: int = 1
    def m(self):
        y = 1
        def n():
            nonlocal y
            return (yield)
        return super().m()
match cmd, *x:
    case [x, *rest] if x > 1: pass
    case {"k": v, A.b: 1, **kw}: pass
    case A(b, c=d) | None as e: pass
    case "a" "b" | -1 | a.b | True | 1 + 2j: pass
    case (a), (b, c): pass
    case _: pass
`;
