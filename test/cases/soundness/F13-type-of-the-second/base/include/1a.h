struct pot1 { int a; };
int brew1(struct pot1 *p);
