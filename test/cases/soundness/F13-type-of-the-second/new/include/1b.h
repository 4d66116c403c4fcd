struct pot1 { int b; long a; };
int brew1(struct pot1 *p);
