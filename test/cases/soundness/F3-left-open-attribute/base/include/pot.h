struct pot { char a; int full LID_ALIGN; };
