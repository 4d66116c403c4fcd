extern struct lid lid;
