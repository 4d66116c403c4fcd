enum { LID, RIM, LIDS };
