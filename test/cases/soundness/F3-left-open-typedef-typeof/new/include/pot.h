struct pot { typeof(((union rim *)0)->r) rim; int full; };
