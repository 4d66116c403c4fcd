struct pot1 { long (**ask)(long); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
