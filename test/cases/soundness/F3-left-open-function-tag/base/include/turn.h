struct rim1;
struct rim1 *turn1(int way);
