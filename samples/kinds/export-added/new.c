struct pot {
	unsigned int level;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);

void pot_pour(struct pot *pot, unsigned int millilitres);
__GENKSYMS_EXPORT_SYMBOL(pot_pour);
