struct pot1 { void (*run)(int (__attribute__((ms_abi)) *step)(int)); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
