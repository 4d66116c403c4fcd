enum lid { LID, LIDS };
