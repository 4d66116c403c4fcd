#include "pot.h"

int pot_fill(struct pot *pot, enum kind kind)
{
	return (int)pot->level + kind;
}
EXPORT(pot_fill);

struct pot *pots[4];
EXPORT(pots);

extern const short pot_sizes[];
const short pot_sizes[3] = { 1, 2, 3 };
EXPORT(pot_sizes);

static int hidden(struct pot *pot)
{
	return pot->grid[1][2];
}

int pot_seen(struct pot *pot)
{
	return hidden(pot);
}
