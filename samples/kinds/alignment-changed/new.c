typedef unsigned long fast_count __attribute__((aligned(16)));

struct pot {
	fast_count poured;
	unsigned long refused;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
