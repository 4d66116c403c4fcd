struct pot1 {
#if !defined(__GENKSYMS__)
	long a;
#else
	int a;
#endif
	int n;
};
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
