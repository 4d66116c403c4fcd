struct pot {
	unsigned int level;
	void (*burst)(int heat);
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
