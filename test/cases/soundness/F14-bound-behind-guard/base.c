struct lid1 { int a; };
struct pot1 {
#ifndef __GENKSYMS__
	char buf[sizeof(struct lid1)];
#endif
	int n;
};
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
