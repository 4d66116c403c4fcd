struct pot {
	unsigned int level;
	union {
		int heat;
		int steam;
#ifndef __GENKSYMS__
		short ice;
#endif
	};
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
