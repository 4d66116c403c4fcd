struct pot1 { lid1_t *lid; };
