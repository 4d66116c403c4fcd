struct pot {
	unsigned int lid : 1;
	unsigned int strength : 3;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
