#include "pot.h"

struct lid {
	int only_here;
	struct pot *pot;
};

int lid_open(struct lid *lid)
{
	return lid->only_here;
}
EXPORT(lid_open);
