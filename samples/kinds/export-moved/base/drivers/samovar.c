void samovar_fill(unsigned int millilitres);
__GENKSYMS_EXPORT_SYMBOL(samovar_fill);
