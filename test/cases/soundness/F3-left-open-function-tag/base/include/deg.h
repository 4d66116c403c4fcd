typedef int deg1_t;
