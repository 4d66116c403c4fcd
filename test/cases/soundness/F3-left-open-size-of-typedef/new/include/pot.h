struct pot { char lid[sizeof(lid_t)]; int full; };
