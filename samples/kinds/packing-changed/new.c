struct pot {
	unsigned int level;
	char lid;
} __attribute__((packed));

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
