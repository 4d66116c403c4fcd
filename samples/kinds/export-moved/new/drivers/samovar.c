void kettle_whistle(int loud);
__GENKSYMS_EXPORT_SYMBOL(kettle_whistle);

void samovar_fill(unsigned int millilitres);
__GENKSYMS_EXPORT_SYMBOL(samovar_fill);
