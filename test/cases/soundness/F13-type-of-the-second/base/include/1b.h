struct pot1 { long a; int b; };
int brew1(struct pot1 *p);
