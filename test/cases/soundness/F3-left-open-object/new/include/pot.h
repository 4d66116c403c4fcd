struct pot { typeof(lid) lid; int full; };
