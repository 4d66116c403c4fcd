enum { LID, LIDS };
