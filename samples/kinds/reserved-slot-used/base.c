struct pot {
	unsigned int level;
	unsigned long kabi_reserved1;
	unsigned long kabi_reserved2;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
