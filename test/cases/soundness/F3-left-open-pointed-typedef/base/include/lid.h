typedef void pour_t(int);
