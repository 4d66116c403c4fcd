struct pot {
#ifdef __GENKSYMS__
	unsigned level;
	int heat, steam;
	char label[2 * 4];
#else
	unsigned int level;
	int heat;
	int steam;
	char label[8];
#endif
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
