typedef long deg1_t;
