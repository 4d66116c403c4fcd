enum kind1 {
#ifdef __GENKSYMS__
	ONE1,
#else
	ONE1 = 4,
#endif
	TWO1
};
int brew1(enum kind1 k);
__GENKSYMS_EXPORT_SYMBOL(brew1);
