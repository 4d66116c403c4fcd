struct pot { int lids[LIDS]; int full; };
