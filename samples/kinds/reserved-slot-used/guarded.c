struct pot {
	unsigned int level;
#ifdef __GENKSYMS__
	unsigned long kabi_reserved1;
#else
	unsigned long boost_until;
#endif
	unsigned long kabi_reserved2;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
