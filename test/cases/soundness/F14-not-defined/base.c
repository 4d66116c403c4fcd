struct pot1 {
#if !defined(__GENKSYMS__)
	int a;
#else
	int a;
#endif
	int n;
};
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
