struct rim1 { deg1_t way; int b; };
