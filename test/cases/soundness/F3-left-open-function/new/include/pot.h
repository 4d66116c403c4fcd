struct pot { typeof(lid_of(0)) lid; int full; };
