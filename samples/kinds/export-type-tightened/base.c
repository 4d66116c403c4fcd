struct pot {
	unsigned int level;
};

int pot_brew(struct pot *pot);
#pragma modversions pot_brew "" ""
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
