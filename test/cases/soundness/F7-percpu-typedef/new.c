extern __attribute__((section(".data..percpu"))) int brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
