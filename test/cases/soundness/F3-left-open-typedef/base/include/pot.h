struct pot { lid_t lid; int full; };
