enum lid { LID, RIM, LIDS };
